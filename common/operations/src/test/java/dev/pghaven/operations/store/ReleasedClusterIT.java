package dev.pghaven.operations.store;

import static dev.pghaven.operations.engine.TestEngines.identity;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.pghaven.contracts.ClusterRef;
import dev.pghaven.operations.Access;
import dev.pghaven.operations.Backoff;
import dev.pghaven.operations.Journey;
import dev.pghaven.operations.Operation;
import dev.pghaven.operations.Outcome;
import dev.pghaven.operations.Status;
import dev.pghaven.operations.StepRun;
import dev.pghaven.operations.Steps;
import dev.pghaven.operations.Submission;
import dev.pghaven.operations.Transitions;
import dev.pghaven.operations.Travel;
import dev.pghaven.operations.engine.Engine;
import dev.pghaven.operations.engine.TestEngines;
import dev.pghaven.testpostgres.TestPostgres;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * An operation has given back its cluster and goes on: it is nobody's obstacle, and still fenced.
 */
class ReleasedClusterIT {
    private static final Duration LONG = Duration.ofMinutes(1);
    private static final Duration SHORT = Duration.ofMillis(50);

    @RegisterExtension static final TestPostgres POSTGRES = new TestPostgres();

    @RegisterExtension final TestEngines engines = new TestEngines();

    private final Schema schema = TestEngines.freshSchema();
    private final ClusterRef orders = TestEngines.freshCluster();
    private final Travel verify =
            new Travel(
                    "verify",
                    Access.SHARED,
                    Steps.<Journey>inOrder()
                            .step("mark", it -> Outcome.done(it.to("marked")))
                            .releaseCluster()
                            .step("compare", it -> Outcome.done(it.to("compared")))
                            .lastly("remove-copy", it -> Outcome.done(it.to("removed"))));
    private final Travel change = travel("change", Access.EXCLUSIVE);
    private final Travel removal = travel("removal", Access.EXCLUSIVE_FINAL);
    private final RunnerStore first = runner();
    private final RunnerStore second = runner();
    private Engine engine;
    private UUID verification;

    @BeforeEach
    void submitOne() {
        engine = engines.engine(schema, POSTGRES.dataSource(), facts -> {}, verify);
        verification = TestEngines.submit(engine, "verification", verify, orders);
    }

    @Test
    void othersWaitUntilTheMarkedStepIsSavedAndNoLonger() {
        first.leases().renew(LONG);
        var marking = claim(first, "verify");
        var changing = TestEngines.submit(engine, "change", change, orders);
        assertThat(waitingFor(changing)).isPresent();
        assertThat(claims(second)).isEmpty();

        save(first, marking);

        assertThat(waitingFor(changing)).isEmpty();
        assertThat(claims(second)).extracting(it -> it.operation().id()).containsExactly(changing);
        assertThat(engine.queries().find(verification).orElseThrow().status())
                .isInstanceOf(Status.Running.class);
    }

    @Test
    void aRemovalNeitherWaitsForItNorCancelsIt() {
        first.leases().renew(LONG);
        var released = save(first, claim(first, "verify"));
        var removing = TestEngines.submit(engine, "removal", removal, orders);

        assertThat(claims(second)).extracting(it -> it.operation().id()).containsExactly(removing);

        assertThat(finish(first, released).operation().status()).isEqualTo(new Status.Completed());
        assertThat(engine.intake().submit(identity("late"), change, orders, Journey.on(orders)))
                .isEqualTo(new Submission.TooLate(removing));
    }

    @Test
    void goesOnWhileAnotherHoldsTheCluster() {
        first.leases().renew(LONG);
        var released = save(first, claim(first, "verify"));
        TestEngines.submit(engine, "change", change, orders);
        var changing = claim(second, "change");

        var ended = finish(first, released);

        assertThat(ended.operation().status()).isEqualTo(new Status.Completed());
        assertThat(finish(second, changing).operation().status()).isEqualTo(new Status.Completed());
    }

    @Test
    void isTakenOverWhenItsRunnerDiesAndTheOldOneCannotWrite() {
        first.leases().renew(LONG);
        var old = save(first, claim(first, "verify"));
        assertThat(claims(second)).isEmpty();
        first.leases().renew(SHORT);
        await().atMost(TestEngines.PATIENCE).until(() -> !claims(second).isEmpty());

        var taken = second.leases().renew(LONG).get(verification);

        assertThat(taken.token()).isGreaterThan(old.token());
        first.leases().renew(LONG);
        assertThat(trySave(first, old)).isEmpty();
        assertThat(first.checkpoints().reload(old)).isEmpty();
        var mine = new Claim(find(), taken.token(), false);
        assertThat(mine.operation().at().step()).isEqualTo("compare");
        assertThat(mine.operation().course().clusterReleased()).isTrue();
        assertThat(finish(second, mine).operation().status()).isEqualTo(new Status.Completed());
    }

    @Test
    void aTakeoverDoesNotCountAsABeginning() {
        first.leases().renew(LONG);
        save(first, claim(first, "verify"));
        first.leases().end();

        assertThat(claims(second))
                .singleElement()
                .satisfies(claim -> assertThat(claim.begins()).isFalse());
    }

    @Test
    void aLapsedLeaseCannotWriteWithoutALockEither() {
        first.leases().renew(LONG);
        var released = save(first, claim(first, "verify"));
        first.leases().renew(SHORT);
        await().pollDelay(SHORT.plusMillis(20)).until(() -> true);

        assertThat(trySave(first, released)).isEmpty();
        assertThat(find().at().step()).isEqualTo("compare");
    }

    @Test
    void whatWasGivenBackIsClaimedAgain() {
        first.leases().renew(LONG);
        var released = save(first, claim(first, "verify"));

        first.checkpoints().release(released, InstantSource.system().instant().minusSeconds(1));

        assertThat(trySave(first, released)).isEmpty();
        assertThat(claims(second)).hasSize(1);
    }

    private Claim claim(RunnerStore runner, String workflow) {
        return claims(runner).stream()
                .filter(it -> it.operation().workflow().equals(workflow))
                .findFirst()
                .orElseThrow();
    }

    private static List<Claim> claims(RunnerStore runner) {
        var inHand = runner.leases().renew(LONG).keySet();
        return runner.claims().claim(10, inHand);
    }

    private Claim finish(RunnerStore runner, Claim claim) {
        var now = claim;
        while (!now.operation().status().ended()) {
            now = save(runner, now);
        }
        return now;
    }

    private Claim save(RunnerStore runner, Claim claim) {
        return trySave(runner, claim).orElseThrow();
    }

    private Optional<Claim> trySave(RunnerStore runner, Claim claim) {
        var workflow = workflow(claim.operation().workflow());
        var tried =
                new StepRun(InstantSource.system())
                        .tryStep(workflow, claim.operation(), Optional::empty);
        var next = new Transitions(Backoff.DEFAULT).after(workflow, claim.operation(), tried);
        return runner.checkpoints().save(claim, next, next.entry().orElseThrow());
    }

    private Travel workflow(String name) {
        return List.of(verify, change, removal).stream()
                .filter(it -> it.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private Operation find() {
        return engine.queries().find(verification).orElseThrow();
    }

    private Optional<String> waitingFor(UUID operation) {
        return engine.queries().find(operation).orElseThrow().status().waitingFor();
    }

    private static Travel travel(String name, Access access) {
        return new Travel(name, access, Steps.<Journey>inOrder().step("ride", Outcome::done));
    }

    private RunnerStore runner() {
        var id = UUID.randomUUID();
        var source = URI.create("/pghaven/test");
        var cancellations =
                new Cancellations(schema, schema.name(), source, InstantSource.system());
        return new RunnerStore(
                new Claims(
                        POSTGRES.dataSource(),
                        schema,
                        id,
                        List.of("verify", "change", "removal"),
                        cancellations),
                new Checkpoints(POSTGRES.dataSource(), schema, id, source),
                new Leases(POSTGRES.dataSource(), schema, id));
    }
}
