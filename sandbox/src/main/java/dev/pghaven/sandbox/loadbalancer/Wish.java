package dev.pghaven.sandbox.loadbalancer;

import dev.pghaven.sandbox.network.ServiceName;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServicePort;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** What a Service asks of the load balancer. */
record Wish(Service service) {
    private static final int LONGEST_NAME = 32;

    ServiceName name() {
        return ServiceName.of(service);
    }

    boolean isInternal() {
        return isTrue(Annotation.INTERNAL);
    }

    boolean denyAllExceptRanges() {
        return isTrue(Annotation.DENY_ALL_EXCEPT_RANGES);
    }

    boolean resetsIdle() {
        return !isTrue(Annotation.DISABLE_TCP_RESET);
    }

    Optional<String> get(Annotation annotation) {
        return Optional.ofNullable(service.getMetadata().getAnnotations())
                .map(it -> it.get(annotation.key()));
    }

    /** An annotation for which an empty text says nothing. */
    Optional<String> nonEmpty(Annotation annotation) {
        return get(annotation).filter(Predicate.not(String::isEmpty));
    }

    /** The annotation, or the field that it replaces. */
    Optional<String> address() {
        return nonEmpty(Annotation.ADDRESS)
                .or(() -> Optional.ofNullable(service.getSpec().getLoadBalancerIP()))
                .filter(Predicate.not(String::isEmpty));
    }

    List<String> sourceRanges() {
        return Objects.requireNonNullElseGet(
                service.getSpec().getLoadBalancerSourceRanges(), List::of);
    }

    List<ServicePort> ports() {
        return service.getSpec().getPorts();
    }

    Set<Integer> portNumbers() {
        return ports().stream().map(ServicePort::getPort).collect(Collectors.toSet());
    }

    /** The part of Azure's names that tells a Service from others. */
    String uniqueName() {
        var name = "a" + service.getMetadata().getUid().replace("-", "");
        return name.substring(0, Math.min(LONGEST_NAME, name.length()));
    }

    /** What the load balancer is made of; a change of anything else is none to it. */
    Content content() {
        return new Content(
                service.getMetadata().getUid(),
                Objects.requireNonNullElseGet(service.getMetadata().getAnnotations(), Map::of),
                ports(),
                sourceRanges(),
                address());
    }

    private boolean isTrue(Annotation annotation) {
        return get(annotation).filter("true"::equalsIgnoreCase).isPresent();
    }

    record Content(
            String uid,
            Map<String, String> annotations,
            List<ServicePort> ports,
            List<String> sourceRanges,
            Optional<String> address) {}
}
