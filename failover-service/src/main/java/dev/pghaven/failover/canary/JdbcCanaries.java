package dev.pghaven.failover.canary;

import dev.pghaven.contracts.ClusterRef;
import dev.pghaven.failover.CanaryConfiguration;
import dev.pghaven.kubernetes.Instances;
import dev.pghaven.postgres.Answer;
import dev.pghaven.postgres.Connections;
import dev.pghaven.postgres.Destination;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.random.RandomGenerator;

/** Canaries that write, and ask, over JDBC as role pghaven. */
@ApplicationScoped
class JdbcCanaries implements Canaries {
    private final Map<UUID, Kept> canaries = new ConcurrentHashMap<>();
    private final Connections connections;
    private final Instances instances;
    private final CanaryConfiguration config;

    JdbcCanaries(Connections connections, Instances instances, CanaryConfiguration config) {
        this.connections = connections;
        this.instances = instances;
        this.config = config;
    }

    /** A canary, and where it writes. */
    private record Kept(Canary canary, CanaryTable table, Destination destination) {}

    @Override
    public Answer<Boolean> begin(UUID operation, ClusterRef cluster, String database, int rate) {
        var kept = canaries.get(operation);
        if (kept != null) {
            return new Answer.Given<>(kept.canary().hasBegun());
        }
        var destination = destination(cluster, database);
        return ask(
                "begin to write to " + cluster,
                destination,
                connection -> {
                    var table = CanaryTable.of(operation, RandomGenerator.getDefault());
                    table.create(connection);
                    var door = connections.doorTo(destination);
                    var samplers =
                            Samplers.of(cluster, database, rate, connections, instances, config);
                    var canary = new Canary(door, table, rate, samplers, config);
                    canaries.put(operation, new Kept(canary, table, destination));
                    return false;
                });
    }

    @Override
    public boolean mark(UUID operation) {
        return canary(operation)
                .map(it -> {
                    it.mark();
                    return true;
                })
                .orElse(false);
    }

    @Override
    public Optional<Boolean> writes(UUID operation) {
        return canary(operation).map(Canary::writes);
    }

    @Override
    public Answer<Optional<CanaryReport>> end(UUID operation) {
        var kept = canaries.get(operation);
        if (kept == null) {
            return new Answer.Given<>(Optional.empty());
        }
        kept.canary().stop();
        return ask(
                "read what was written to " + kept.destination().cluster(),
                kept.destination(),
                connection -> Optional.of(kept.canary().report(kept.table().numbers(connection))));
    }

    @Override
    public Answer<Boolean> remove(UUID operation, ClusterRef cluster, String database) {
        letGo(operation);
        return ask(
                "drop what was written to " + cluster,
                destination(cluster, database),
                connection -> {
                    CanaryTable.dropAllOf(operation, connection);
                    return true;
                });
    }

    @Override
    public void letGo(UUID operation) {
        Optional.ofNullable(canaries.remove(operation)).ifPresent(it -> it.canary().stop());
    }

    void onStop(@Observes ShutdownEvent event) {
        canaries.values().forEach(it -> it.canary().stop());
    }

    private <T> Answer<T> ask(
            String attempt, Destination destination, Connections.Question<T> question) {
        return connections.ask(
                attempt,
                destination,
                connection -> {
                    Session.prepare(connection);
                    return question.ask(connection);
                });
    }

    private Optional<Canary> canary(UUID operation) {
        return Optional.ofNullable(canaries.get(operation)).map(Kept::canary);
    }

    private Destination destination(ClusterRef cluster, String database) {
        return Destination.primary(cluster, database).withPatience(config.answersWithin());
    }
}
