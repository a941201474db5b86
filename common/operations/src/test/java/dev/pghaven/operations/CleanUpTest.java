package dev.pghaven.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import dev.pghaven.contracts.ClusterRef;
import dev.pghaven.contracts.Fact;
import dev.pghaven.contracts.Json;
import dev.pghaven.contracts.OperationCancelled;
import dev.pghaven.contracts.OperationStepped;
import dev.pghaven.contracts.OperationStopped;
import dev.pghaven.contracts.RemovalFailed;
import dev.pghaven.operations.HistoryEntry.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What the transitions make of a stop when there is something to clean up. */
class CleanUpTest {
    private static final ClusterRef ORDERS = new ClusterRef("apps", "orders");
    private static final UUID ID = UUID.fromString("00000000-0000-5000-8000-000000000001");
    private static final Duration LIMIT = Duration.ofMinutes(10);

    private final Transitions transitions = new Transitions(Backoff.DEFAULT);
    private final Map<String, Outcome<Journey>> answers = new HashMap<>();
    private final List<String> tried = new ArrayList<>();
    private final List<Fact> said = new ArrayList<>();
    private final List<HistoryEntry> history = new ArrayList<>();
    private Instant now = Instant.parse("2026-01-01T12:00:00Z");

    private final Travel travel =
            Travel.exclusive(
                    Steps.<Journey>inOrder()
                            .step("pitch-tent", LIMIT, it -> visit(it, "pitch-tent"))
                            .step("climb", LIMIT, it -> visit(it, "climb"))
                            .step("descend", LIMIT, it -> visit(it, "descend"))
                            .lastly("strike-tent", LIMIT, it -> visit(it, "strike-tent"))
                            .lastly("take-litter", LIMIT, it -> visit(it, "take-litter")));
    private Operation operation = start();

    @Test
    void anUndisturbedRunCleansUpAndCompletes() {
        runToEnd();

        assertThat(operation.status()).isEqualTo(new Status.Completed());
        assertThat(tried)
                .containsExactly("pitch-tent", "climb", "descend", "strike-tent", "take-litter");
    }

    @Test
    void aRefusalGoesOnWithTheCleanUpAndSaysNothingYet() {
        answers.put("climb", Outcome.refused("fog"));

        runUntil("strike-tent");

        assertThat(operation.status()).isInstanceOf(Status.Running.class);
        assertThat(operation.course().stop()).contains(stop("climb", Stop.Cause.STEP, "fog"));
        assertThat(operation.whyStopped()).contains("fog");
        assertThat(seen()).containsExactly("pitch-tent");
        assertThat(words()).isEmpty();
        assertThat(history.getLast())
                .extracting(HistoryEntry::step, HistoryEntry::kind)
                .containsExactly("climb", Kind.STOPPED);
    }

    @Test
    void whenAllIsCleanTheOperationEndsWithTheFirstStop() {
        answers.put("climb", Outcome.refused("fog"));

        runToEnd();

        assertThat(tried).containsExactly("pitch-tent", "climb", "strike-tent", "take-litter");
        assertThat(operation.status()).isEqualTo(new Status.Stopped("fog"));
        assertThat(words()).containsExactly(new RemovalFailed(ORDERS, ID, "climb", "fog"));
        assertThat(said.getLast()).isInstanceOf(RemovalFailed.class);
        assertThat(seen()).containsExactly("pitch-tent", "strike-tent", "take-litter");
    }

    @Test
    void eachStepOfTheCleanUpHasItsOwnDeadline() {
        answers.put("climb", Outcome.notYet("sun", Duration.ofMinutes(3)));
        answers.put("strike-tent", Outcome.notYet("the wind to drop", Duration.ofMinutes(3)));

        runToEnd();

        var reason =
                "not within 10m: still waiting for sun; strike-tent: not within 10m: still waiting"
                        + " for the wind to drop";
        assertThat(operation.status()).isEqualTo(new Status.Stopped(reason));
        assertThat(tried.stream().filter("strike-tent"::equals)).hasSize(5);
        assertThat(tried).endsWith("take-litter");
        assertThat(words()).containsExactly(new RemovalFailed(ORDERS, ID, "climb", reason));
    }

    @Test
    void aCleanUpThatFailsAfterAllWentWellIsAStopOfItsOwn() {
        answers.put("strike-tent", Outcome.refused("it burned"));

        runUntil("take-litter");

        assertThat(operation.course().stop())
                .contains(stop("strike-tent", Stop.Cause.CLEAN_UP, "it burned"));
        runToEnd();
        assertThat(operation.status()).isEqualTo(new Status.Stopped("it burned"));
        assertThat(words())
                .containsExactly(new RemovalFailed(ORDERS, ID, "strike-tent", "it burned"));
    }

    @Test
    void everyFailureOfTheCleanUpIsAdded() {
        answers.put("climb", Outcome.refused("fog"));
        answers.put("strike-tent", Outcome.refused("it burned"));
        answers.put("take-litter", Outcome.refused("no bag"));

        runToEnd();

        assertThat(operation.status())
                .isEqualTo(new Status.Stopped("fog; strike-tent: it burned; take-litter: no bag"));
        assertThat(operation.course().stop().orElseThrow().step()).isEqualTo("climb");
    }

    @Test
    void aCancellationCleansUpAndEndsCancelled() {
        runUntil("climb");
        operation = operation.cancelAsked(Optional.of("no longer needed"));

        runToEnd();

        assertThat(tried).containsExactly("pitch-tent", "strike-tent", "take-litter");
        assertThat(operation.status()).isEqualTo(new Status.Cancelled("no longer needed"));
        assertThat(words())
                .containsExactly(
                        new OperationCancelled(ORDERS, ID, "travel", "no longer needed"),
                        new RemovalFailed(ORDERS, ID, "climb", "no longer needed"));
        assertThat(history)
                .extracting(HistoryEntry::step, HistoryEntry::kind)
                .contains(tuple("climb", Kind.CANCELLED));
    }

    @Test
    void aCancellationWhileItCleansUpSkipsNothing() {
        answers.put("climb", Outcome.refused("fog"));
        runUntil("strike-tent");
        operation = operation.cancelAsked(Optional.of("no longer needed"));

        runToEnd();

        assertThat(tried).endsWith("strike-tent", "take-litter");
        assertThat(operation.status()).isEqualTo(new Status.Stopped("fog"));
    }

    @Test
    void aCancellationAfterTheLastGoalComesTooLate() {
        runUntil("strike-tent");
        operation = operation.cancelAsked(Optional.of("no longer needed"));

        runToEnd();

        assertThat(operation.status()).isEqualTo(new Status.Completed());
    }

    @Test
    void withoutACleanUpACancellationEndsItAtOnce() {
        var plain = Travel.exclusive(Steps.<Journey>inOrder().step("climb", Outcome::done));
        operation = at("climb").cancelAsked(Optional.of("no longer needed"));

        tryOnce(plain);

        assertThat(operation.status()).isEqualTo(new Status.Cancelled("no longer needed"));
    }

    @Test
    void whoHasNoWordsForACancellationLeavesTheBareTruth() {
        operation = at("take-litter", "[]").cancelAsked(Optional.of("no longer needed"));
        var plain = Travel.exclusive(Steps.<Journey>inOrder().step("take-litter", Outcome::done));

        tryOnce(plain);

        assertThat(words())
                .singleElement()
                .isInstanceOfSatisfying(
                        OperationCancelled.class,
                        fact -> assertThat(fact.reason()).startsWith("no longer needed; what"));
        assertThat(operation.status()).isInstanceOf(Status.Cancelled.class);
    }

    @Test
    void aStateThatCannotBeReadDoesNotKeepTheCleanUpFromItsEnd() {
        operation = at("climb", "[]");

        runToEnd();

        assertThat(operation.status()).isInstanceOf(Status.Stopped.class);
        assertThat(words()).singleElement().isInstanceOf(OperationStopped.class);
        assertThat(history)
                .filteredOn(entry -> entry.kind() == Kind.STOPPED)
                .extracting(HistoryEntry::step)
                .containsExactly("climb", "strike-tent", "take-litter");
    }

    @Test
    void aStepThatThisVersionDoesNotKnowIsCleanedUpAfter() {
        operation = at("fly");

        runToEnd();

        assertThat(tried).containsExactly("strike-tent", "take-litter");
        assertThat(operation.whyStopped().orElseThrow()).contains("there is no step 'fly'");
    }

    @Test
    void theClusterIsReleasedWithTheResultOfTheMarkedStep() {
        operation = at("mark");

        tryOnce(marking());

        assertThat(operation.at().step()).isEqualTo("copy");
        assertThat(operation.course().clusterReleased()).isTrue();
    }

    @Test
    void aWaitOfTheMarkedStepReleasesNothing() {
        answers.put("mark", Outcome.notYet("a pen", Duration.ofSeconds(1)));
        operation = at("mark");

        tryOnce(marking());

        assertThat(operation.course().clusterReleased()).isFalse();
    }

    @Test
    void whoStopsBeforeTheMarkReleasesTheClusterToCleanUp() {
        answers.put("mark", Outcome.refused("no pen"));
        operation = at("mark");

        tryOnce(marking());

        assertThat(operation.at().step()).isEqualTo("remove-copy");
        assertThat(operation.course().clusterReleased()).isTrue();
    }

    @Test
    void withoutAMarkTheClusterIsHeldToTheEnd() {
        answers.put("climb", Outcome.refused("fog"));

        runUntil("take-litter");

        assertThat(operation.course().clusterReleased()).isFalse();
    }

    private Travel marking() {
        return Travel.exclusive(
                Steps.<Journey>inOrder()
                        .step("mark", it -> visit(it, "mark"))
                        .releaseCluster()
                        .step("copy", it -> visit(it, "copy"))
                        .lastly("remove-copy", it -> visit(it, "remove-copy")));
    }

    private Outcome<Journey> visit(Journey it, String place) {
        tried.add(place);
        return answers.getOrDefault(place, Outcome.done(it.to(place)));
    }

    private void runUntil(String step) {
        while (!operation.at().step().equals(step)) {
            tryOnce(travel);
        }
    }

    private void runToEnd() {
        while (!operation.status().ended()) {
            tryOnce(travel);
        }
    }

    private void tryOnce(Travel workflow) {
        if (operation.status() instanceof Status.Running(var due, _) && due.isAfter(now)) {
            now = due;
        }
        var result = new StepRun(() -> now).tryStep(workflow, operation, Optional::empty);
        var transition = transitions.after(workflow, operation, result);
        operation = transition.next();
        said.addAll(transition.facts());
        transition.entry().ifPresent(history::add);
    }

    private List<Fact> words() {
        return said.stream().filter(fact -> !(fact instanceof OperationStepped)).toList();
    }

    private List<String> seen() {
        return Json.read(operation.state(), Journey.class).seen();
    }

    private static Stop stop(String step, Stop.Cause cause, String reason) {
        return new Stop(ID, step, cause, reason);
    }

    private Operation start() {
        return at("pitch-tent");
    }

    private Operation at(String step) {
        return at(step, Json.write(Journey.on(ORDERS)));
    }

    private Operation at(String step, String state) {
        return new Operation(
                ID,
                "travel",
                ORDERS,
                state,
                new Position(step, 1, 0, 0, Optional.of(now)),
                new Status.Running(now, Optional.empty()),
                Course.PLAIN,
                "request-1",
                now,
                0);
    }
}
