package dev.pghaven.operations.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.pghaven.contracts.ClusterRef;
import dev.pghaven.operations.Backoff;
import dev.pghaven.operations.FactPublisher;
import dev.pghaven.operations.Journey;
import dev.pghaven.operations.Outcome;
import dev.pghaven.operations.StepRun;
import dev.pghaven.operations.Steps;
import dev.pghaven.operations.Transition;
import dev.pghaven.operations.Transitions;
import dev.pghaven.operations.Travel;
import dev.pghaven.operations.engine.TestEngines;
import dev.pghaven.testpostgres.TestPostgres;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A runner that was paused comes back and believes that nothing happened. */
class FencingIT {
    private static final Duration LONG = Duration.ofMinutes(1);
    private static final Duration SHORT = Duration.ofMillis(50);

    @RegisterExtension static final TestPostgres POSTGRES = new TestPostgres();

    @RegisterExtension final TestEngines engines = new TestEngines();

    private final Schema schema = TestEngines.freshSchema();
    private final ClusterRef orders = TestEngines.freshCluster();
    private final Travel travel =
            Travel.exclusive(
                    Steps.<Journey>inOrder()
                            .step("pack", it -> Outcome.done(it.to("packed")))
                            .step("ride", it -> Outcome.done(it.to("there"))));
    private final RunnerStore paused = runner();
    private final RunnerStore other = runner();
    private UUID id;
    private OperationQueries queries;

    @BeforeEach
    void submitOne() {
        FactPublisher nowhere = facts -> {};
        var engine = engines.engine(schema, POSTGRES.dataSource(), nowhere, travel);
        queries = engine.queries();
        id = TestEngines.submit(engine, "1", travel, orders);
    }

    @Test
    void whoHasTheLeaseAndTheTokenWrites() {
        paused.leases().renew(LONG);
        var claim = claim(paused).orElseThrow();

        assertThat(claim.begins()).isTrue();
        assertThat(save(paused, claim)).isPresent();
        assertThat(queries.find(id).orElseThrow().at().step()).isEqualTo("ride");
    }

    @Test
    void nobodyClaimsWithoutALease() {
        assertThat(claim(paused)).isEmpty();
    }

    @Test
    void nobodyElseTakesItWhileTheLeaseLasts() {
        paused.leases().renew(LONG);
        claim(paused).orElseThrow();
        other.leases().renew(LONG);

        assertThat(claim(other)).isEmpty();
    }

    @Test
    void aLapsedLeaseCannotWriteEvenIfNobodyTookOver() {
        paused.leases().renew(SHORT);
        var claim = claim(paused).orElseThrow();
        awaitLapse();

        assertThat(save(paused, claim)).isEmpty();
        assertNothingWritten();
    }

    @Test
    void afterATakeoverTheOldRunnerCannotWriteEvenWithALeaseRenewed() {
        paused.leases().renew(SHORT);
        var old = claim(paused).orElseThrow();
        awaitLapse();
        other.leases().renew(LONG);
        var taken = claim(other).orElseThrow();

        var owned = paused.leases().renew(LONG);

        assertThat(owned).doesNotContainKey(id);
        assertThat(taken.token()).isGreaterThan(old.token());
        assertThat(taken.begins()).isFalse();
        assertThat(save(paused, old)).isEmpty();
        assertThat(paused.checkpoints().reload(old)).isEmpty();
        assertNothingWritten();
        assertThat(save(other, taken)).isPresent();
    }

    @Test
    void anOldTokenOfTheSameRunnerCannotWrite() {
        paused.leases().renew(SHORT);
        var old = claim(paused).orElseThrow();
        awaitLapse();
        paused.leases().renew(LONG);
        var again = claim(paused).orElseThrow();

        assertThat(again.token()).isGreaterThan(old.token());
        assertThat(save(paused, old)).isEmpty();
        assertNothingWritten();
        assertThat(save(paused, again)).isPresent();
    }

    @Test
    void whatIsInHandIsNotClaimedAgain() {
        paused.leases().renew(LONG);
        claim(paused).orElseThrow();

        assertThat(paused.claims().claim(10, List.of(id))).isEmpty();
    }

    @Test
    void theLockIsKeptAcrossATakeoverAndFreedAtTheEnd() {
        paused.leases().renew(SHORT);
        claim(paused).orElseThrow();
        awaitLapse();
        other.leases().renew(LONG);
        var taken = claim(other).orElseThrow();
        var atRide = save(other, taken).orElseThrow();

        assertThat(locks()).isOne();
        save(other, atRide);

        assertThat(locks()).isZero();
    }

    @Test
    void whatWasGivenBackIsClaimedAtOnceAndNotWrittenByWhoGaveIt() {
        paused.leases().renew(LONG);
        var given = claim(paused).orElseThrow();
        paused.checkpoints().release(given, Instant.now().minusSeconds(1));
        other.leases().renew(LONG);

        assertThat(claim(other)).isPresent();
        assertThat(save(paused, given)).isEmpty();
    }

    @Test
    void theEndOfALeaseGivesBackEverything() {
        paused.leases().renew(LONG);
        claim(paused).orElseThrow();
        paused.leases().end();
        other.leases().renew(LONG);

        assertThat(claim(other)).isPresent();
    }

    private void assertNothingWritten() {
        assertThat(queries.find(id).orElseThrow().at().step()).isEqualTo("pack");
        assertThat(queries.timeline(id)).isEmpty();
        var outbox = new Outbox(POSTGRES.dataSource(), schema);
        assertThat(outbox.unpublished(UUID.randomUUID(), LONG, 10)).isEmpty();
    }

    private void awaitLapse() {
        await().pollDelay(SHORT.plusMillis(20)).until(() -> true);
    }

    private Optional<Claim> claim(RunnerStore runner) {
        return runner.claims().claim(10, List.of()).stream().findFirst();
    }

    private Optional<Claim> save(RunnerStore runner, Claim claim) {
        var tried =
                new StepRun(InstantSource.system())
                        .tryStep(travel, claim.operation(), Optional::empty);
        Transition next = new Transitions(Backoff.DEFAULT).after(travel, claim.operation(), tried);
        return runner.checkpoints().save(claim, next, next.entry().orElseThrow());
    }

    private long locks() {
        return new Database(POSTGRES.dataSource())
                .with(connection -> {
                    try (var statement =
                            connection.prepareStatement(
                                    "select count(*) from coordination.cluster_lock"
                                            + " where operation = ?")) {
                        Parameters.of(statement).id(id);
                        var rows = statement.executeQuery();
                        rows.next();
                        return rows.getLong(1);
                    }
                });
    }

    private RunnerStore runner() {
        var runner = UUID.randomUUID();
        var source = URI.create("/pghaven/test");
        var clock = InstantSource.system();
        var cancellations = new Cancellations(schema, schema.name(), source, clock);
        return new RunnerStore(
                new Claims(POSTGRES.dataSource(), schema, runner, List.of("travel"), cancellations),
                new Checkpoints(POSTGRES.dataSource(), schema, runner, source),
                new Leases(POSTGRES.dataSource(), schema, runner));
    }
}
