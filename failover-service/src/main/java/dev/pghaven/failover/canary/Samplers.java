package dev.pghaven.failover.canary;

import dev.pghaven.cnpg.Names;
import dev.pghaven.contracts.ClusterRef;
import dev.pghaven.contracts.FailoverDrillCompleted.EndpointAnswers;
import dev.pghaven.failover.CanaryConfiguration;
import dev.pghaven.kubernetes.Instances;
import dev.pghaven.postgres.Connections;
import dev.pghaven.postgres.Destination;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Asks through each Service that the operator made for a cluster. */
final class Samplers implements AutoCloseable {
    private final ClusterRef cluster;
    private final Instances instances;
    private final Map<String, String> names = new HashMap<>();
    private final List<Sampler> all;

    private Samplers(ClusterRef cluster, Instances instances, List<Sampler> all) {
        this.cluster = cluster;
        this.instances = instances;
        this.all = List.copyOf(all);
    }

    static Samplers of(
            ClusterRef cluster,
            String database,
            int rate,
            Connections connections,
            Instances instances,
            CanaryConfiguration config) {
        var interval = Duration.ofSeconds(1).dividedBy(Math.min(rate, config.questionRate()));
        var readWrite = Names.readWriteService(cluster.name());
        var services =
                List.of(
                        readWrite,
                        Names.readOnlyService(cluster.name()),
                        Names.readService(cluster.name()));
        var all = new ArrayList<Sampler>();
        for (var service : services) {
            var to =
                    Destination.service(cluster, service, database)
                            .withPatience(config.answersWithin());
            var ofThePrimary = service.equals(readWrite);
            var door = connections.doorTo(to);
            all.add(new Sampler(service, ofThePrimary, door, interval, config));
        }
        return new Samplers(cluster, instances, all);
    }

    /** The pod that is about to go has an address that nobody knows afterwards. */
    void start() {
        learnNames();
        all.forEach(Sampler::start);
    }

    boolean haveBegun() {
        return all.stream().allMatch(Sampler::hasBegun);
    }

    @Override
    public void close() {
        all.forEach(Sampler::close);
    }

    /** When they were closed; see {@link Samples#between}. */
    List<EndpointAnswers> between(long mark, long stopped) {
        learnNames();
        return all.stream().map(it -> it.samples().between(mark, stopped, names)).toList();
    }

    private void learnNames() {
        instances.withoutNodes(cluster).stream()
                .filter(it -> !it.address().isEmpty())
                .forEach(it -> names.putIfAbsent(it.address(), it.name()));
    }
}
