package dev.pghaven.operations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pghaven.contracts.ClusterRef;
import dev.pghaven.contracts.ClusterRemoved;
import dev.pghaven.contracts.Fact;
import dev.pghaven.contracts.Json;
import dev.pghaven.contracts.OperationStepped;
import dev.pghaven.contracts.OperationStopped;
import dev.pghaven.contracts.RemovalFailed;
import dev.pghaven.operations.HistoryEntry.Kind;
import dev.pghaven.operations.Tried.Answered;
import dev.pghaven.operations.Tried.Threw;
import dev.pghaven.operations.Tried.Timing;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class TransitionsTest {
    private static final ClusterRef ORDERS = new ClusterRef("apps", "orders");
    private static final UUID ID = UUID.fromString("00000000-0000-5000-8000-000000000001");
    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
    private static final Optional<Duration> TOOK = Optional.of(Duration.ofSeconds(3));
    private static final Journey START = Journey.on(ORDERS);
    private static final Duration LIMIT = Duration.ofMinutes(10);

    private final Travel travel =
            Travel.exclusive(
                    Steps.<Journey>inOrder()
                            .step("pack", LIMIT, Outcome::done)
                            .step("ride", LIMIT, Outcome::done));
    private final Transitions transitions =
            new Transitions(new Backoff(Duration.ofSeconds(1), Duration.ofSeconds(8)));
    private final Operation packing = operation(position("pack", 1));
    private final Operation riding = operation(position("ride", 2));

    @Test
    void doneGoesOnToTheNextStepAndStartsItsDeadline() {
        var next = after(packing, Outcome.done(START.to("packed"))).next();

        assertThat(next.at()).isEqualTo(new Position("ride", 2, 0, 0, Optional.of(NOON)));
        assertThat(next.status()).isEqualTo(new Status.Running(NOON, Optional.empty()));
        assertThat(Json.read(next.state(), Journey.class)).isEqualTo(START.to("packed"));
    }

    @Test
    void doneSaysThatTheOperationSteppedAndThenWhatTheStepSaid() {
        var removed = new ClusterRemoved(ORDERS, ID);

        var transition = after(packing, Outcome.done(START, removed));

        assertThat(transition.facts())
                .containsExactly(
                        new OperationStepped(ORDERS, ID, "travel", "pack", 1, 2, TOOK.get()),
                        removed);
        assertThat(transition.entry().orElseThrow())
                .isEqualTo(
                        new HistoryEntry("pack", 1, 1, 1, Kind.DONE, Optional.empty(), NOON, TOOK));
    }

    @Test
    void theLastStepCompletesTheOperation() {
        var next = after(riding, Outcome.done(START)).next();

        assertThat(next.status()).isEqualTo(new Status.Completed());
        assertThat(next.at().step()).isEqualTo("ride");
    }

    @Test
    void whatADeadProcessMeasuredIsAbsent() {
        var tried = new Answered<>(Outcome.done(START), timing(NOON, Optional.empty()));

        var transition = transitions.after(travel, packing, tried);

        assertThat(transition.entry().orElseThrow().took()).isEmpty();
        assertThat(((OperationStepped) transition.facts().getFirst()).took()).isNull();
    }

    @Test
    void notYetSaysWhatItWaitsForAndComesBack() {
        var transition = after(packing, Outcome.notYet("a suitcase", Duration.ofSeconds(5)));

        assertThat(transition.next().status())
                .isEqualTo(new Status.Running(NOON.plusSeconds(5), Optional.of("a suitcase")));
        assertThat(transition.next().at().attempts()).isOne();
        assertThat(transition.facts()).isEmpty();
        assertThat(transition.entry().orElseThrow().kind()).isEqualTo(Kind.WAITING);
    }

    @Test
    void theSameWaitIsNotWorthSavingTwiceButAnotherIs() {
        var once = after(packing, Outcome.notYet("a suitcase", Duration.ofSeconds(5))).next();

        assertThat(after(once, Outcome.notYet("a suitcase", Duration.ofSeconds(5))).worthSaving())
                .isFalse();
        assertThat(after(once, Outcome.notYet("a hat", Duration.ofSeconds(5))).worthSaving())
                .isTrue();
        assertThat(threw(once, new IllegalStateException("rain")).worthSaving()).isTrue();
    }

    @Test
    void aWaitPastTheDeadlineStopsWithWhatItWaitedFor() {
        var late = NOON.plus(LIMIT);

        var transition = after(packing, Outcome.notYet("a suitcase", Duration.ofSeconds(5)), late);

        var reason = "not within 10m: still waiting for a suitcase";
        assertThat(transition.next().status()).isEqualTo(new Status.Stopped(reason));
        assertThat(transition.facts())
                .containsExactly(new RemovalFailed(ORDERS, ID, "pack", reason));
        assertThat(transition.entry().orElseThrow().kind()).isEqualTo(Kind.STOPPED);
    }

    @Test
    void theLastTryIsAtTheDeadline() {
        var shortlyBefore = NOON.plus(LIMIT).minusSeconds(1);

        var next =
                after(packing, Outcome.notYet("a suitcase", Duration.ofHours(1)), shortlyBefore)
                        .next();

        assertThat(next.status())
                .isEqualTo(new Status.Running(NOON.plus(LIMIT), Optional.of("a suitcase")));
    }

    @Test
    void exceptionsAreTriedAgainLaterAndLater() {
        var operation = packing;
        var waits = new ArrayList<Duration>();
        for (int i = 0; i < 5; i++) {
            operation = threw(operation, new IllegalStateException("rain")).next();
            waits.add(Duration.between(NOON, ((Status.Running) operation.status()).due()));
        }

        assertThat(waits.get(0)).isBetween(Duration.ofMillis(500), Duration.ofSeconds(1));
        assertThat(waits.get(1)).isBetween(Duration.ofSeconds(1), Duration.ofSeconds(2));
        assertThat(waits.get(2)).isBetween(Duration.ofSeconds(2), Duration.ofSeconds(4));
        assertThat(waits.subList(3, 5))
                .allSatisfy(it ->
                        assertThat(it).isBetween(Duration.ofSeconds(4), Duration.ofSeconds(8)));
        assertThat(operation.status().waitingFor()).contains("IllegalStateException: rain");
        assertThat(operation.at().failures()).isEqualTo(5);
    }

    @Test
    void anAnswerEndsTheRowOfFailures() {
        var failed = threw(packing, new IllegalStateException("rain")).next();

        var waiting = after(failed, Outcome.notYet("sun", Duration.ofSeconds(1))).next();

        assertThat(waiting.at().failures()).isZero();
        assertThat(waiting.at().attempts()).isEqualTo(2);
    }

    @Test
    void anExceptionPastTheDeadlineStopsWithItsReason() {
        var tried =
                new Threw<Journey>(
                        new IllegalStateException("rain"), timing(NOON.plus(LIMIT), TOOK));

        var transition = transitions.after(travel, packing, tried);

        var reason = "not within 10m: IllegalStateException: rain";
        assertThat(transition.next().status()).isEqualTo(new Status.Stopped(reason));
        assertThat(transition.facts())
                .containsExactly(new RemovalFailed(ORDERS, ID, "pack", reason));
    }

    @Test
    void aStateThatCannotBeReadStopsAtTheDeadlineAndOnlyTheBareTruthIsSaid() {
        var unreadable = withState(packing, "{\"cluster\": 7}");
        var tried = new StepRun(() -> NOON.plus(LIMIT)).tryStep(travel, unreadable, () -> TOOK);

        var transition = transitions.after(travel, unreadable, tried);

        var reason = transition.next().status().whyEnded().orElseThrow();
        assertThat(reason).startsWith("not within 10m: ").contains("; what to say of it: ");
        assertThat(transition.facts())
                .containsExactly(new OperationStopped(ORDERS, ID, "travel", "pack", reason));
    }

    @Test
    void refusedStopsAtOnce() {
        var transition = after(riding, Outcome.refused("no ticket"));

        assertThat(transition.next().status()).isEqualTo(new Status.Stopped("no ticket"));
        assertThat(transition.next().state()).isEqualTo(riding.state());
        assertThat(transition.facts())
                .containsExactly(new RemovalFailed(ORDERS, ID, "ride", "no ticket"));
    }

    @Test
    void aFactAboutAnotherClusterIsABugOfTheStep() {
        var elsewhere = new ClusterRemoved(new ClusterRef("apps", "billing"), ID);

        var transition = after(packing, Outcome.done(START, elsewhere));

        assertThat(transition.facts()).isEmpty();
        assertThat(transition.next().at().failures()).isOne();
        assertThat(transition.next().status().waitingFor().orElseThrow())
                .contains("apps/billing", "apps/orders");
    }

    @Test
    void aStepThatThisVersionDoesNotKnowIsTriedUntilTheDefaultDeadline() {
        var unknown = operation(position("fly", 1));
        var tried = new StepRun(() -> NOON).tryStep(travel, unknown, Optional::empty);

        var soon = transitions.after(travel, unknown, tried);
        var late =
                transitions.after(
                        travel,
                        unknown,
                        new Threw<Journey>(
                                new IllegalStateException("there is no step 'fly'"),
                                timing(NOON.plus(Steps.DEFAULT_DEADLINE), TOOK)));

        assertThat(soon.next().status().waitingFor())
                .contains("IllegalStateException: there is no step 'fly'");
        assertThat(late.next().status()).isInstanceOf(Status.Stopped.class);
    }

    @Test
    void anErrorIsABugLikeAnyOther() {
        var broken =
                Travel.exclusive(
                        Steps.<Journey>inOrder()
                                .step(
                                        "pack",
                                        it -> {
                                            throw new StackOverflowError();
                                        }));

        var tried = new StepRun(() -> NOON).tryStep(broken, packing, Optional::empty);

        assertThat(tried).isInstanceOf(Threw.class);
    }

    @Test
    void aWorkflowThatCannotSayThatItStoppedStopsAllTheSame() {
        var speechless = new Speechless(travel.steps());

        var transition =
                transitions.after(
                        speechless,
                        packing,
                        new Answered<>(Outcome.refused("no room"), timing(NOON, TOOK)));

        assertThat(transition.next().status())
                .isEqualTo(
                        new Status.Stopped(
                                "no room; what to say of it: IllegalStateException: no words"));
        assertThat(transition.facts())
                .containsExactly(
                        new OperationStopped(
                                ORDERS,
                                ID,
                                "travel",
                                "pack",
                                "no room; what to say of it: IllegalStateException: no words"));
    }

    /** A workflow with a bug at its very end. */
    private record Speechless(Steps<Journey> steps) implements Workflow<Journey> {
        @Override
        public String name() {
            return "travel";
        }

        @Override
        public Class<Journey> stateType() {
            return Journey.class;
        }

        @Override
        public Access access() {
            return Access.EXCLUSIVE;
        }

        @Override
        public Optional<Fact> stopped(Journey state, Stop stop) {
            throw new IllegalStateException("no words");
        }
    }

    private Transition after(Operation operation, Outcome<Journey> outcome) {
        return after(operation, outcome, NOON);
    }

    private Transition after(Operation operation, Outcome<Journey> outcome, Instant now) {
        return transitions.after(travel, operation, new Answered<>(outcome, timing(now, TOOK)));
    }

    private Transition threw(Operation operation, RuntimeException cause) {
        return transitions.after(travel, operation, new Threw<Journey>(cause, timing(NOON, TOOK)));
    }

    private static Operation withState(Operation it, String state) {
        return new Operation(
                it.id(),
                it.workflow(),
                it.cluster(),
                state,
                it.at(),
                it.status(),
                it.course(),
                it.causationId(),
                it.requestedAt(),
                it.revision());
    }

    private static Timing timing(Instant ended, Optional<Duration> took) {
        return new Timing(ended.minusMillis(1), ended, took);
    }

    private static Position position(String step, int visit) {
        return new Position(step, visit, 0, 0, Optional.of(NOON));
    }

    private static Operation operation(Position at) {
        return new Operation(
                ID,
                "travel",
                ORDERS,
                Json.write(START),
                at,
                new Status.Running(NOON, Optional.empty()),
                Course.PLAIN,
                "request-1",
                NOON,
                0);
    }
}
