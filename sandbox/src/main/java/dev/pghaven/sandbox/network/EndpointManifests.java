package dev.pghaven.sandbox.network;

import io.fabric8.kubernetes.api.model.EndpointAddress;
import io.fabric8.kubernetes.api.model.EndpointAddressBuilder;
import io.fabric8.kubernetes.api.model.EndpointPort;
import io.fabric8.kubernetes.api.model.EndpointPortBuilder;
import io.fabric8.kubernetes.api.model.EndpointSubset;
import io.fabric8.kubernetes.api.model.EndpointSubsetBuilder;
import io.fabric8.kubernetes.api.model.Endpoints;
import io.fabric8.kubernetes.api.model.EndpointsBuilder;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.ObjectReference;
import io.fabric8.kubernetes.api.model.ObjectReferenceBuilder;
import io.fabric8.kubernetes.api.model.OwnerReference;
import io.fabric8.kubernetes.api.model.OwnerReferenceBuilder;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServicePort;
import io.fabric8.kubernetes.api.model.discovery.v1.Endpoint;
import io.fabric8.kubernetes.api.model.discovery.v1.EndpointBuilder;
import io.fabric8.kubernetes.api.model.discovery.v1.EndpointSlice;
import io.fabric8.kubernetes.api.model.discovery.v1.EndpointSliceBuilder;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** The EndpointSlice and the older Endpoints of a Service. */
final class EndpointManifests {
    private EndpointManifests() {}

    static EndpointSlice slice(ServiceEndpoints of) {
        return new EndpointSliceBuilder()
                .withMetadata(sliceMetadata(of.service()))
                .withAddressType("IPv4")
                .withEndpoints(of.pods().stream().map(EndpointManifests::endpoint).toList())
                .withPorts(
                        of.service().getSpec().getPorts().stream()
                                .map(it -> slicePort(of, it))
                                .toList())
                .build();
    }

    static Endpoints endpoints(ServiceEndpoints of) {
        var name = of.service().getMetadata().getName();
        return new EndpointsBuilder()
                .withMetadata(metadata(of.service(), name).build())
                .withSubsets(of.pods().isEmpty() ? List.of() : List.of(subset(of)))
                .build();
    }

    private static ObjectMeta sliceMetadata(Service service) {
        var suffix = service.getMetadata().getUid().substring(0, 5);
        return metadata(service, service.getMetadata().getName() + "-" + suffix)
                .withLabels(
                        Map.of(
                                "kubernetes.io/service-name",
                                service.getMetadata().getName(),
                                "endpointslice.kubernetes.io/managed-by",
                                "endpointslice-controller.k8s.io"))
                .build();
    }

    private static ObjectMetaBuilder metadata(Service service, String name) {
        return new ObjectMetaBuilder()
                .withNamespace(service.getMetadata().getNamespace())
                .withName(name)
                .withOwnerReferences(owner(service));
    }

    private static OwnerReference owner(Service service) {
        return new OwnerReferenceBuilder()
                .withApiVersion("v1")
                .withKind("Service")
                .withName(service.getMetadata().getName())
                .withUid(service.getMetadata().getUid())
                .withController(true)
                .withBlockOwnerDeletion(true)
                .build();
    }

    private static Endpoint endpoint(PodEndpoint pod) {
        return new EndpointBuilder()
                .withAddresses(pod.address())
                .withNewConditions()
                .withReady(pod.isReady())
                .withServing(pod.isReady())
                .withTerminating(pod.isTerminating())
                .endConditions()
                .withNodeName(pod.pod().getSpec().getNodeName())
                .withTargetRef(reference(pod))
                .build();
    }

    private static io.fabric8.kubernetes.api.model.discovery.v1.EndpointPort slicePort(
            ServiceEndpoints of, ServicePort port) {
        return new io.fabric8.kubernetes.api.model.discovery.v1.EndpointPortBuilder()
                .withName(nameOf(port))
                .withPort(targetOf(of, port))
                .withProtocol("TCP")
                .build();
    }

    private static EndpointSubset subset(ServiceEndpoints of) {
        return new EndpointSubsetBuilder()
                .withAddresses(addresses(of, PodEndpoint::isReady))
                .withNotReadyAddresses(addresses(of, it -> !it.isReady()))
                .withPorts(
                        of.service().getSpec().getPorts().stream().map(it -> port(of, it)).toList())
                .build();
    }

    private static List<EndpointAddress> addresses(
            ServiceEndpoints of, Predicate<PodEndpoint> which) {
        return of.pods().stream()
                .filter(which)
                .map(it ->
                        new EndpointAddressBuilder()
                                .withIp(it.address())
                                .withNodeName(it.pod().getSpec().getNodeName())
                                .withTargetRef(reference(it))
                                .build())
                .toList();
    }

    private static EndpointPort port(ServiceEndpoints of, ServicePort port) {
        return new EndpointPortBuilder()
                .withName(nameOf(port))
                .withPort(targetOf(of, port))
                .withProtocol("TCP")
                .build();
    }

    private static ObjectReference reference(PodEndpoint pod) {
        var metadata = pod.pod().getMetadata();
        return new ObjectReferenceBuilder()
                .withKind("Pod")
                .withNamespace(metadata.getNamespace())
                .withName(metadata.getName())
                .withUid(metadata.getUid())
                .build();
    }

    /** The name is the key of a port in a list of them, and so must not be missing. */
    private static String nameOf(ServicePort port) {
        return port.getName() == null ? "" : port.getName();
    }

    private static Integer targetOf(ServiceEndpoints of, ServicePort port) {
        return of.pods().stream()
                .flatMap(it -> it.targetPort(port).stream())
                .findFirst()
                .orElse(port.getPort());
    }
}
