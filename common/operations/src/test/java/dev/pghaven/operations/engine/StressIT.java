package dev.pghaven.operations.engine;

import static dev.pghaven.operations.engine.TestEngines.submit;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.pghaven.contracts.ClusterRef;
import dev.pghaven.contracts.Envelope;
import dev.pghaven.operations.Access;
import dev.pghaven.operations.Journey;
import dev.pghaven.operations.Outcome;
import dev.pghaven.operations.Status;
import dev.pghaven.operations.Steps;
import dev.pghaven.operations.Travel;
import dev.pghaven.operations.store.OperationQueries.Count;
import dev.pghaven.testpostgres.TestPostgres;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class StressIT {
    private static final int OPERATIONS = 200;
    private static final int CLUSTERS = 50;
    private static final int WRITER = 1000;

    @RegisterExtension static final TestPostgres POSTGRES = new TestPostgres();

    @RegisterExtension final TestEngines engines = new TestEngines();

    private final Published published = new Published();
    private final Map<ClusterRef, AtomicInteger> inside = new ConcurrentHashMap<>();
    private final Queue<String> overlaps = new ConcurrentLinkedQueue<>();
    private final Travel changing = new Travel("changing", Access.EXCLUSIVE, steps(WRITER));
    private final Travel reading = new Travel("reading", Access.SHARED, steps(1));
    private final Travel urgent = new Travel("urgent", Access.EXCLUSIVE_FIRST, steps(WRITER));
    private final List<Travel> travels = List.of(changing, reading, urgent, changing);

    @Test
    void twoRunnersDoEverythingOnceAndNeverTwoChangesOfOneCluster() {
        var schema = TestEngines.freshSchema();
        var replicas =
                Stream.generate(() ->
                                engines.engine(
                                        schema,
                                        POSTGRES.newPool(),
                                        published,
                                        changing,
                                        reading,
                                        urgent))
                        .limit(2)
                        .toList();
        var clusters = Stream.generate(TestEngines::freshCluster).limit(CLUSTERS).toList();
        replicas.forEach(Engine::start);

        for (int i = 0; i < OPERATIONS; i++) {
            var replica = replicas.get(i % 2);
            submit(replica, "op-" + i, travels.get(i / CLUSTERS), clusters.get(i % CLUSTERS));
        }

        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() ->
                        assertThat(replicas.getFirst().queries().counts())
                                .containsExactlyInAnyOrder(
                                        new Count("changing", Status.Name.COMPLETED, 100),
                                        new Count("reading", Status.Name.COMPLETED, 50),
                                        new Count("urgent", Status.Name.COMPLETED, 50)));
        assertThat(overlaps).isEmpty();
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(published.facts()).hasSize(OPERATIONS * 3));
        assertThat(published.deliveries()).extracting(Envelope::id).doesNotHaveDuplicates();
        assertThat(clusters).allSatisfy(this::factsAreInOrder);
    }

    private void factsAreInOrder(ClusterRef cluster) {
        assertThat(published.factsOf(cluster))
                .extracting(fact -> fact.sequence().orElseThrow())
                .containsExactlyElementsOf(LongStream.rangeClosed(1, 12).boxed().toList());
    }

    private Steps<Journey> steps(int weight) {
        return Steps.<Journey>inOrder()
                .step("pack", it -> visit(it, weight))
                .step("ride", it -> visit(it, weight))
                .step("unpack", it -> visit(it, weight));
    }

    /** A writer weighs more than all readers together, so that anyone beside it shows. */
    private Outcome<Journey> visit(Journey it, int weight) {
        var cluster = inside.computeIfAbsent(it.cluster(), c -> new AtomicInteger());
        var now = cluster.addAndGet(weight);
        if (now > weight && now >= WRITER) {
            overlaps.add(it.cluster() + ": " + now);
        }
        LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(3_000_000));
        cluster.addAndGet(-weight);
        return Outcome.done(it);
    }
}
