package dev.pghaven.exposure.expose;

import dev.pghaven.cnpg.Certificates;
import dev.pghaven.cnpg.Cluster;
import dev.pghaven.cnpg.ClusterSpec;
import dev.pghaven.contracts.ClusterRef;
import dev.pghaven.contracts.EndpointCheck;
import dev.pghaven.contracts.EndpointsChecked.CheckedEndpoint;
import dev.pghaven.contracts.spec.EndpointPorts;
import dev.pghaven.contracts.spec.Exposure;
import dev.pghaven.contracts.spec.ExposureMethod;
import dev.pghaven.contracts.spec.InternalLoadBalancer;
import dev.pghaven.contracts.spec.PublicIp;
import dev.pghaven.contracts.spec.SourceRange;
import dev.pghaven.exposure.EndpointContract.Answer;
import dev.pghaven.exposure.ServerCertificate;
import dev.pghaven.exposure.conceal.Concealments;
import dev.pghaven.exposure.fakes.Configurations;
import dev.pghaven.exposure.fakes.InMemoryClusterParts;
import dev.pghaven.exposure.fakes.InMemoryExposedClusters;
import dev.pghaven.exposure.fakes.InMemoryLoadBalancers;
import dev.pghaven.exposure.fakes.InMemoryPublicIps;
import dev.pghaven.fakes.InMemoryClusters;
import dev.pghaven.kubernetes.OperatorVersion;
import dev.pghaven.kubernetes.OurLabels;
import dev.pghaven.testkit.WorkflowDriver;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** A cluster that stands, a public IP, and the workflow that exposes the one at the other. */
final class ExposureWorld {
    static final ClusterRef ORDERS = new ClusterRef("shop", "orders");
    static final UUID OPERATION = UUID.fromString("00000000-0000-5000-8000-000000000001");
    static final String FQDN = "shop-orders.westus3.cloudapp.azure.com";
    static final String ADDRESS = "203.0.113.10";

    final InMemoryClusters clusters = new InMemoryClusters();
    final InMemoryLoadBalancers loadBalancers = new InMemoryLoadBalancers();
    final InMemoryPublicIps publicIps = new InMemoryPublicIps(loadBalancers);
    final InMemoryClusterParts parts = new InMemoryClusterParts(clusters, loadBalancers);
    final InMemoryExposedClusters exposed = new InMemoryExposedClusters();

    Optional<OperatorVersion> operator = Optional.of(OperatorVersion.of("1.30.0"));
    Set<String> notInCertificate = new HashSet<>();
    Set<String> addresses = Set.of(ADDRESS);
    Map<String, Set<String>> otherwise = new HashMap<>();
    List<EndpointCheck> checks = new ArrayList<>();
    boolean azureIsConfigured = true;

    ExposureWorld() {
        stand(ClusterSpec.builder(3).build());
        publicIps.put(
                InMemoryPublicIps.standard(
                        InMemoryPublicIps.NODE_GROUP, "pip-pghaven", Optional.empty()));
    }

    ExposureWorld stand(ClusterSpec spec) {
        var metadata =
                new ObjectMetaBuilder()
                        .withNamespace(ORDERS.namespace())
                        .withName(ORDERS.name())
                        .withLabels(OurLabels.of(ORDERS))
                        .build();
        clusters.apply(Cluster.of(metadata, spec));
        return this;
    }

    /** By another of its name. */
    void replaceCluster() {
        var spec = clusters.find(ORDERS).orElseThrow().spec();
        clusters.delete(ORDERS, clusters.uidOf(ORDERS).orElseThrow());
        stand(spec);
    }

    /** To one instance, with all the rest as it is. */
    void shrink() {
        var spec = clusters.find(ORDERS).orElseThrow().spec();
        stand(
                ClusterSpec.builder(1)
                        .certificates(spec.certificates())
                        .managed(spec.managed())
                        .build());
    }

    /** Names that somebody else has decided, such as the provisioner for a planned exposure. */
    ExposureWorld planned(List<String> names) {
        return stand(ClusterSpec.builder(3).certificates(Certificates.named(names)).build());
    }

    WorkflowDriver<Exposing> expose(Exposure exposure) {
        return WorkflowDriver.of(workflow(), ORDERS, Exposing.of(OPERATION, ORDERS, exposure));
    }

    /** Said of a Cluster that may not be the one that stands. */
    WorkflowDriver<Exposing> expose(Exposure exposure, String clusterUid) {
        var meant = Exposing.of(OPERATION, ORDERS, exposure, Optional.of(clusterUid));
        return WorkflowDriver.of(workflow(), ORDERS, meant);
    }

    ExposeCluster workflow() {
        var config = Configurations.defaults();
        var azure = azureIsConfigured ? Configurations.azure() : Configurations.withoutAzure();
        var answers = new AzureAnswers(loadBalancers);
        var neighbourhood = new Neighbourhood(publicIps, loadBalancers);
        var removal = Concealments.removal(clusters, parts, loadBalancers, exposed);
        return new ExposeCluster(
                new CheckExposure(
                        clusters,
                        loadBalancers,
                        exposed,
                        new Requirements(() -> operator, azure),
                        config),
                new ReadPublicIp(publicIps, publicIps, neighbourhood, azure),
                new CertifyHosts(clusters, parts, (_, _) -> Optional.of(certificate()), config),
                new OpenEndpoints(
                        loadBalancers,
                        new ServiceWriter(loadBalancers, parts),
                        removal,
                        answers,
                        config),
                new ConfirmEndpoints(
                        new NameAnswers(
                                publicIps,
                                neighbourhood,
                                host -> otherwise.getOrDefault(host, addresses)),
                        answers,
                        it ->
                                new Answer.Checked(
                                        it.endpoints().stream()
                                                .map(to -> new CheckedEndpoint(to, checks))
                                                .toList()),
                        exposed,
                        config),
                config);
    }

    List<String> certificateNames() {
        return clusters.find(ORDERS)
                .map(it -> it.spec().certificates())
                .map(Certificates::serverAltDNSNames)
                .orElseGet(List::of);
    }

    /** As the operator would renew it. */
    private ServerCertificate certificate() {
        var names = new HashSet<>(certificateNames());
        names.removeAll(notInCertificate);
        return new ServerCertificate(names);
    }

    static Exposure publicly(String... sourceRanges) {
        return publicly(new PublicIp("pip-pghaven", null), "shop-orders", sourceRanges);
    }

    static Exposure publicly(PublicIp ip, String label, String... sourceRanges) {
        return exposure(label, List.of(), ip, null, ExposureMethod.SERVICES, null, sourceRanges);
    }

    static Exposure managed(String... sourceRanges) {
        return exposure(
                "shop-orders",
                List.of(),
                new PublicIp("pip-pghaven", null),
                null,
                ExposureMethod.MANAGED_SERVICES,
                null,
                sourceRanges);
    }

    static Exposure atPorts(int readWrite, int readOnly) {
        return exposure(
                "shop-orders",
                List.of(),
                new PublicIp("pip-pghaven", null),
                null,
                ExposureMethod.SERVICES,
                new EndpointPorts(readWrite, readOnly),
                "203.0.113.0/24");
    }

    static Exposure internally(String... hosts) {
        return internally("snet-data", List.of(hosts));
    }

    static Exposure inSubnet(String subnet) {
        return internally(subnet, List.of("orders.example.com"));
    }

    private static Exposure internally(String subnet, List<String> hosts) {
        return exposure(
                null,
                hosts,
                null,
                new InternalLoadBalancer(Optional.of(subnet)),
                ExposureMethod.SERVICES,
                null,
                "10.0.0.0/16");
    }

    static Exposure exposure(
            String label,
            List<String> hosts,
            PublicIp ip,
            InternalLoadBalancer internal,
            ExposureMethod method,
            EndpointPorts ports,
            String... sourceRanges) {
        return new Exposure(
                Optional.ofNullable(label),
                hosts,
                Optional.ofNullable(ip),
                Optional.ofNullable(internal),
                List.of(sourceRanges).stream().map(SourceRange::parse).toList(),
                false,
                ports,
                null,
                method);
    }
}
