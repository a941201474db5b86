package dev.pghaven.operations.store;

import static dev.pghaven.operations.engine.TestEngines.PATIENCE;
import static dev.pghaven.operations.engine.TestEngines.status;
import static dev.pghaven.operations.engine.TestEngines.submit;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.pghaven.contracts.ClusterRef;
import dev.pghaven.operations.Journey;
import dev.pghaven.operations.Outcome;
import dev.pghaven.operations.Status;
import dev.pghaven.operations.Steps;
import dev.pghaven.operations.Submission;
import dev.pghaven.operations.Travel;
import dev.pghaven.operations.engine.Engine;
import dev.pghaven.operations.engine.TestEngines;
import dev.pghaven.testpostgres.TestPostgres;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class EndedIT {
    @RegisterExtension static final TestPostgres POSTGRES = new TestPostgres();

    @RegisterExtension final TestEngines engines = new TestEngines();

    private final Schema schema = TestEngines.freshSchema();
    private final ClusterRef orders = TestEngines.freshCluster();
    private final Travel travel =
            Travel.exclusive(
                    Steps.<Journey>inOrder()
                            .step(
                                    "ride",
                                    it ->
                                            it.cluster().equals(orders)
                                                    ? Outcome.done(it)
                                                    : Outcome.notYet(
                                                            "a train", Duration.ofHours(1))));
    private final Ended ended = new Ended(POSTGRES.dataSource(), schema);
    private Engine engine;
    private UUID arrived;
    private UUID waiting;

    @BeforeEach
    void oneHasEndedAndOneHasNot() {
        engine = engines.engine(schema, POSTGRES.dataSource(), facts -> {}, travel);
        engine.start();
        arrived = submit(engine, "1", travel, orders);
        waiting = submit(engine, "2", travel, TestEngines.freshCluster());
        await().atMost(PATIENCE).until(() -> status(engine, arrived) == Status.Name.COMPLETED);
        await().atMost(PATIENCE).until(() -> status(engine, waiting) == Status.Name.RUNNING);
    }

    @Test
    void whatIsNotOldStays() {
        assertThat(ended.pruneOperations(Duration.ofHours(1))).isZero();
        assertThat(ended.pruneIdentities(Duration.ofHours(1))).isZero();
    }

    @Test
    void whatHasEndedGoesWithItsTimelineAndThenItsIdentity() {
        assertThat(ended.pruneIdentities(Duration.ZERO)).isZero();

        assertThat(ended.pruneOperations(Duration.ZERO)).isOne();

        assertThat(engine.queries().find(arrived)).isEmpty();
        assertThat(engine.queries().timeline(arrived)).isEmpty();
        assertThat(ended.pruneIdentities(Duration.ZERO)).isOne();
    }

    @Test
    void whatGoesOnStays() {
        ended.pruneOperations(Duration.ZERO);
        ended.pruneIdentities(Duration.ZERO);

        assertThat(status(engine, waiting)).isEqualTo(Status.Name.RUNNING);
        var again =
                engine.intake()
                        .submit(TestEngines.identity("2"), travel, orders, Journey.on(orders));
        assertThat(again).isEqualTo(new Submission.Known(waiting));
    }
}
