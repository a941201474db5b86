package dev.pghaven.sandbox.network;

import io.fabric8.kubernetes.api.model.ContainerPort;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.ServicePort;
import java.util.Objects;
import java.util.Optional;

/** A pod that a Service selects and that has an address. */
record PodEndpoint(Pod pod) {

    String address() {
        return pod.getStatus().getPodIP();
    }

    boolean isTerminating() {
        return pod.getMetadata().getDeletionTimestamp() != null;
    }

    boolean isReady() {
        return !isTerminating()
                && pod.getStatus().getConditions().stream()
                        .anyMatch(it ->
                                "Ready".equals(it.getType()) && "True".equals(it.getStatus()));
    }

    /** Where the Service's port leads on this pod; a port's name may be unknown to the pod. */
    Optional<HostPort> target(ServicePort port) {
        return targetPort(port).map(it -> new HostPort(address(), it));
    }

    Optional<Integer> targetPort(ServicePort port) {
        IntOrString target = port.getTargetPort();
        if (target == null) {
            return Optional.of(port.getPort());
        }
        return target.getIntVal() != null
                ? Optional.of(target.getIntVal())
                : portNamed(target.getStrVal());
    }

    private Optional<Integer> portNamed(String name) {
        return pod.getSpec().getContainers().stream()
                .flatMap(it -> it.getPorts().stream())
                .filter(it -> Objects.equals(name, it.getName()))
                .map(ContainerPort::getContainerPort)
                .findFirst();
    }
}
