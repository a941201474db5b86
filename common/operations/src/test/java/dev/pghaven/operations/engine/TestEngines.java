package dev.pghaven.operations.engine;

import dev.pghaven.contracts.ClusterRef;
import dev.pghaven.operations.Backoff;
import dev.pghaven.operations.FactPublisher;
import dev.pghaven.operations.Identity;
import dev.pghaven.operations.Journey;
import dev.pghaven.operations.Operation;
import dev.pghaven.operations.Status;
import dev.pghaven.operations.Submission;
import dev.pghaven.operations.Workflow;
import dev.pghaven.operations.outbox.RelaySettings;
import dev.pghaven.operations.runner.RunnerSettings;
import dev.pghaven.operations.store.Schema;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Engines with short leases, closed after the test. */
public final class TestEngines implements AfterEachCallback {
    public static final Duration LEASE = Duration.ofMillis(600);
    public static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final AtomicInteger SCHEMAS = new AtomicInteger();
    private static final AtomicInteger CLUSTERS = new AtomicInteger();
    private static final URI PORTAL = URI.create("/portal");

    private final List<Engine> engines = new ArrayList<>();

    public static Schema freshSchema() {
        return new Schema("service_" + SCHEMAS.incrementAndGet());
    }

    public static ClusterRef freshCluster() {
        return new ClusterRef("apps", "cluster-" + CLUSTERS.incrementAndGet());
    }

    public static EngineSettings settings(Schema schema) {
        var backoff = new Backoff(Duration.ofMillis(50), Duration.ofMillis(200));
        return new EngineSettings(
                schema.name(),
                schema,
                URI.create("/pghaven/" + schema.name()),
                new RunnerSettings(
                        16, LEASE, Duration.ofMillis(200), Duration.ofSeconds(5), backoff),
                new RelaySettings(100, LEASE, Duration.ofMillis(200), Duration.ofDays(1), backoff),
                Duration.ofDays(1));
    }

    /** Migrated, not started. */
    public Engine engine(
            Schema schema,
            DataSource dataSource,
            FactPublisher publisher,
            Workflow<?>... workflows) {
        var engine = new Engine(settings(schema), dataSource, List.of(workflows), publisher);
        engine.migrate();
        engines.add(engine);
        return engine;
    }

    public static Identity identity(String id) {
        return new Identity(PORTAL, id, "digest of " + id);
    }

    public static UUID submit(
            Engine engine, String id, Workflow<Journey> workflow, ClusterRef cluster) {
        var submission =
                engine.intake().submit(identity(id), workflow, cluster, Journey.on(cluster));
        return ((Submission.Accepted) submission).operation();
    }

    public static Operation find(Engine engine, UUID operation) {
        return engine.queries().find(operation).orElseThrow();
    }

    public static Status.Name status(Engine engine, UUID operation) {
        return find(engine, operation).status().name();
    }

    @Override
    public void afterEach(ExtensionContext context) {
        engines.forEach(Engine::close);
        engines.clear();
    }
}
