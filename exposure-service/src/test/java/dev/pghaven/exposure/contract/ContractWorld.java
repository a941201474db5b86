package dev.pghaven.exposure.contract;

import dev.pghaven.cnpg.Cluster;
import dev.pghaven.cnpg.ClusterSpec;
import dev.pghaven.contracts.ExposedEndpoint;
import dev.pghaven.exposure.ExposedCluster;
import dev.pghaven.exposure.fakes.InMemoryExposedClusters;
import dev.pghaven.exposure.fakes.InMemoryLoadBalancers;
import dev.pghaven.exposure.fakes.InMemoryPublicIps;
import dev.pghaven.fakes.InMemoryClusters;
import dev.pghaven.fakes.InMemoryInstances;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A healthy cluster whose endpoints are what they should be, until a test breaks something. */
final class ContractWorld {
    final InMemoryClusters clusters = new InMemoryClusters();
    final InMemoryExposedClusters exposed = new InMemoryExposedClusters();
    final InMemoryLoadBalancers services = new InMemoryLoadBalancers();
    final InMemoryPublicIps publicIps = new InMemoryPublicIps(services);
    final FakeDoors doors = new FakeDoors();
    final FakeSessions sessions = new FakeSessions();
    final UsualContract config = new UsualContract();
    final Map<String, List<String>> pods = new HashMap<>();
    Optional<String> changing = Optional.empty();
    Set<String> addresses = Set.of(Orders.PRIMARY.address());

    final InMemoryInstances instances = new InMemoryInstances();
    private final ExposedCluster cluster;

    ContractWorld() {
        makeAnew();
        cluster =
                Orders.exposed(
                        clusters.uidOf(Orders.REF).orElseThrow(), Orders.PRIMARY, Orders.REPLICAS);
        exposed.keep(cluster);
        publicIps.put(InMemoryPublicIps.standard("network", "orders-ip", Optional.of("orders")));
        serve(Orders.PRIMARY, "orders-1");
        serve(Orders.REPLICAS, "orders-2", "orders-3");
    }

    void makeAnew() {
        var metadata = new ObjectMetaBuilder().withNamespace("apps").withName("orders").build();
        clusters.apply(Cluster.of(metadata, ClusterSpec.builder(3).build()));
    }

    /** As it was exposed. */
    ExposedCluster cluster() {
        return cluster;
    }

    ContractLooks looks() {
        return new ContractLooks(stillnesses(), endpointLooks(), exposed, config);
    }

    CheckNow checkNow() {
        return new CheckNow(stillnesses(), endpointLooks());
    }

    CheckEndpoints workflow() {
        return new CheckEndpoints(exposed, checkNow(), config);
    }

    private void serve(ExposedEndpoint endpoint, String... leadsTo) {
        services.put(AppliedService.of(cluster, endpoint));
        pods.put(endpoint.service(), List.of(leadsTo));
    }

    private Stillnesses stillnesses() {
        return new Stillnesses(clusters, instances, _ -> changing, config);
    }

    private EndpointLooks endpointLooks() {
        return new EndpointLooks(
                new InsideVantage(doors, sessions, _ -> addresses, config),
                new KubernetesVantage(
                        services,
                        (_, service) -> pods.getOrDefault(service, List.of()),
                        instances,
                        config),
                new AzureVantage(new PublicIpAnswers(publicIps, publicIps, config), config),
                new OutsideVantage(doors, config));
    }
}
