package dev.pghaven.operations.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.pghaven.contracts.ClusterRef;
import dev.pghaven.contracts.ClusterRemoved;
import dev.pghaven.contracts.Envelope;
import dev.pghaven.contracts.RemovalFailed;
import dev.pghaven.contracts.Vocabulary;
import dev.pghaven.operations.Journey;
import dev.pghaven.operations.Operation;
import dev.pghaven.operations.Outcome;
import dev.pghaven.operations.Status;
import dev.pghaven.operations.Steps;
import dev.pghaven.operations.Travel;
import dev.pghaven.operations.engine.Engine;
import dev.pghaven.operations.engine.TestEngines;
import dev.pghaven.operations.store.OperationQueries.Count;
import dev.pghaven.testpostgres.TestPostgres;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class OperationQueriesIT {
    @RegisterExtension static final TestPostgres POSTGRES = new TestPostgres();

    @RegisterExtension final TestEngines engines = new TestEngines();

    private final Schema schema = TestEngines.freshSchema();
    private final ClusterRef orders = TestEngines.freshCluster();
    private final Travel travel =
            Travel.exclusive(Steps.<Journey>inOrder().step("ride", Outcome::done));
    private Engine engine;
    private OperationQueries queries;

    @BeforeEach
    void migrate() {
        engine = engines.engine(schema, POSTGRES.dataSource(), facts -> {}, travel);
        queries = engine.queries();
    }

    @Test
    void pagesThroughTheOperationsOfAClusterLatestFirst() {
        var first = TestEngines.submit(engine, "1", travel, orders);
        var second = TestEngines.submit(engine, "2", travel, orders);
        var third = TestEngines.submit(engine, "3", travel, orders);
        TestEngines.submit(engine, "elsewhere", travel, TestEngines.freshCluster());

        assertThat(queries.latest(orders, 2, Optional.empty()))
                .extracting(Operation::id)
                .containsExactly(third, second);
        assertThat(queries.latest(orders, 2, Optional.of(second)))
                .extracting(Operation::id)
                .containsExactly(first);
    }

    @Test
    void countsAndTheLongestWait() {
        assertThat(queries.oldestWaiting()).isEmpty();
        TestEngines.submit(engine, "1", travel, orders);
        TestEngines.submit(engine, "2", travel, orders);

        assertThat(queries.counts()).containsExactly(new Count("travel", Status.Name.QUEUED, 2));
        assertThat(queries.oldestWaiting().orElseThrow())
                .isBetween(Duration.ZERO, TestEngines.PATIENCE);
    }

    /** Another operation may have the same cause, and facts of its own. */
    @Test
    void whatAnOperationSaidIsItsFactsButForItsSteps() {
        var steps =
                Steps.<Journey>inOrder()
                        .step(
                                "pack",
                                it ->
                                        Outcome.done(
                                                it, new ClusterRemoved(orders, UUID.randomUUID())))
                        .step("ride", it -> Outcome.refused("no train"));
        var trip = Travel.exclusive(steps);
        var engine =
                engines.engine(TestEngines.freshSchema(), POSTGRES.dataSource(), facts -> {}, trip);
        engine.start();
        var first = TestEngines.submit(engine, "1", trip, orders);
        var second = TestEngines.submit(engine, "2", trip, orders);
        await().atMost(TestEngines.PATIENCE)
                .until(() -> TestEngines.find(engine, second).status().ended());

        assertThat(engine.queries().facts(first))
                .extracting(Envelope::type)
                .containsExactly(
                        Vocabulary.wireName(ClusterRemoved.class),
                        Vocabulary.wireName(RemovalFailed.class));
        assertThat(engine.queries().facts(first))
                .doesNotContainAnyElementsOf(engine.queries().facts(second));
        assertThat(engine.queries().facts(UUID.randomUUID())).isEmpty();
    }

    @Test
    void whatDoesNotExistIsNotFound() {
        assertThat(queries.find(UUID.randomUUID())).isEmpty();
        assertThat(queries.timeline(UUID.randomUUID())).isEmpty();
    }
}
