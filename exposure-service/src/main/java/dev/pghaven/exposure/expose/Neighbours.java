package dev.pghaven.exposure.expose;

import dev.pghaven.contracts.spec.EndpointRole;
import dev.pghaven.exposure.EndpointServices;
import dev.pghaven.exposure.PublicIpAddress;
import io.fabric8.kubernetes.api.model.Service;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** The other Services at a public IP, whose ports and whose DNS label are theirs. */
record Neighbours(Exposing exposing, PublicIpAddress ip, List<Service> services) {
    /** On public IPs whose label the cloud provider keeps; the second is the older one's. */
    private static final List<String> LABEL_OWNERS =
            List.of("k8s-azure-dns-label-service", "kubernetes-dns-label-service");

    static Neighbours of(
            Exposing exposing, PublicIpAddress ip, String nodeGroup, List<Service> everywhere) {
        var others =
                everywhere.stream()
                        .filter(it -> !isOurs(it, exposing))
                        .filter(it -> isAt(ip, nodeGroup, it))
                        .toList();
        return new Neighbours(exposing, ip, others);
    }

    Stream<String> objections() {
        return Stream.concat(ports(), labelObjections());
    }

    /** Where the cloud provider keeps the label for us, it refuses the others. */
    Stream<String> labelObjections() {
        return owners().anyMatch(ourName()::equals)
                ? Stream.empty()
                : Stream.of(labels(), relied(), owner()).flatMap(it -> it);
    }

    private Stream<String> ports() {
        return exposing.roles().stream()
                .map(exposing::portOf)
                .flatMap(port ->
                        services.stream()
                                .filter(it -> EndpointServices.listensOn(it, port))
                                .map(it ->
                                        "port %d of public IP %s is in use by Service %s"
                                                .formatted(port, ip.name(), nameOf(it))));
    }

    private Stream<String> labels() {
        return exposing.exposure().dnsLabel().stream()
                .flatMap(label ->
                        services.stream()
                                .filter(it ->
                                        annotation(it, AzureAnnotations.DNS_LABEL).isPresent())
                                .map(it -> claimed(nameOf(it), label)));
    }

    /** Clients of others may know the IP by the label that it has. */
    private Stream<String> relied() {
        return exposing.exposure().dnsLabel().stream()
                .filter(label ->
                        ip.dnsLabel().filter(it -> !it.equalsIgnoreCase(label)).isPresent())
                .flatMap(label ->
                        services.stream()
                                .filter(it -> annotation(it, AzureAnnotations.DNS_LABEL).isEmpty())
                                .map(it -> relied(nameOf(it), label)));
    }

    private String relied(String service, String label) {
        return "public IP %s has the DNS label %s, by which clients of Service %s may reach it, so it cannot become %s"
                .formatted(ip.name(), ip.dnsLabel().orElseThrow(), service, label);
    }

    private Stream<String> owners() {
        return LABEL_OWNERS.stream().map(ip.tags()::get).filter(Objects::nonNull);
    }

    private Stream<String> owner() {
        return exposing.exposure().dnsLabel().stream()
                .flatMap(label ->
                        owners().filter(it -> !it.equals(ourName())).map(it -> claimed(it, label)));
    }

    private String claimed(String service, String label) {
        return "the DNS label of public IP %s%s belongs to Service %s, so it cannot become %s"
                .formatted(
                        ip.name(),
                        ip.dnsLabel().map(it -> ", " + it + ",").orElse(""),
                        service,
                        label);
    }

    private String ourName() {
        var cluster = exposing.cluster();
        return cluster.namespace()
                + "/"
                + EndpointServices.nameOf(cluster, EndpointRole.READ_WRITE);
    }

    private static boolean isOurs(Service service, Exposing exposing) {
        var cluster = exposing.cluster();
        return service.getMetadata().getNamespace().equals(cluster.namespace())
                && Stream.of(EndpointRole.values())
                        .map(role -> EndpointServices.nameOf(cluster, role))
                        .anyMatch(service.getMetadata().getName()::equals);
    }

    /** A Service may name its IP, or the address, or have been given it. */
    private static boolean isAt(PublicIpAddress ip, String nodeGroup, Service service) {
        var group = annotation(service, AzureAnnotations.RESOURCE_GROUP).orElse(nodeGroup);
        var named =
                annotation(service, AzureAnnotations.PUBLIC_IP)
                        .filter(ip.name()::equalsIgnoreCase)
                        .filter(_ -> group.equalsIgnoreCase(ip.resourceGroup()));
        var addresses =
                Stream.of(
                                annotation(service, AzureAnnotations.ADDRESS),
                                Optional.ofNullable(service.getSpec().getLoadBalancerIP()),
                                EndpointServices.addressOf(service))
                        .flatMap(Optional::stream);
        return named.isPresent() || addresses.anyMatch(it -> ip.address().equals(Optional.of(it)));
    }

    private static Optional<String> annotation(Service service, String key) {
        return Optional.ofNullable(service.getMetadata().getAnnotations())
                .map((Map<String, String> it) -> it.get(key));
    }

    private static String nameOf(Service service) {
        return service.getMetadata().getNamespace() + "/" + service.getMetadata().getName();
    }
}
