package dev.pghaven.failover.health;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pghaven.cnpg.Cnpg;
import dev.pghaven.cnpg.Phase;
import dev.pghaven.contracts.ClusterDegraded;
import dev.pghaven.contracts.ClusterRecovered;
import dev.pghaven.contracts.Fact;
import dev.pghaven.contracts.FailoverCompleted;
import dev.pghaven.contracts.FailoverStarted;
import dev.pghaven.contracts.HealthReason;
import dev.pghaven.contracts.Json;
import dev.pghaven.operations.Announcement;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class HealthJudgeTest {
    private static final Instant BEGIN = Instant.parse("2026-11-22T04:15:00Z");
    private static final URI SOURCE = URI.create("urn:pghaven:failover-service");

    private final Orders orders = new Orders();
    private final HealthJudge judge =
            new HealthJudge(new Damping(Duration.ofSeconds(30), Duration.ofSeconds(20)));
    private final List<Announcement> told = new ArrayList<>();
    private HealthState state = HealthState.fresh("uid-1");
    private Optional<Instant> reconsider = Optional.empty();

    @Test
    void whatIsHealthyFromTheFirstLookOnIsNoNews() {
        look(0);

        assertThat(told).isEmpty();
        assertThat(state.formed()).isTrue();
        assertThat(state.primary()).hasValue(new HealthState.KnownPrimary("orders-1", 1));
    }

    @Test
    void aClusterThatIsBeingMadeIsNotDegraded() {
        orders.neverHadAPrimary();
        look(0);
        look(600);

        assertThat(told).isEmpty();

        orders.primary("orders-1", at(610)).timeline(1).healthy();
        look(610);

        assertThat(told).isEmpty();
        assertThat(state.formed()).isTrue();
    }

    @Test
    void anUnplannedFailoverIsToldWhenItBeginsAndWhenItIsOver() {
        look(0);
        orders.unhealthy("orders-1").wanted(Cnpg.PENDING, at(10)).phase(Phase.FAILING_OVER);
        look(11);
        orders.wanted("orders-2", at(12));
        look(12);
        orders.primary("orders-2", at(13));
        look(13);
        orders.timeline(2);
        look(14);

        assertThat(facts())
                .containsExactly(
                        new FailoverStarted(
                                Orders.REF,
                                "uid-1",
                                "orders-1",
                                Optional.empty(),
                                1,
                                false,
                                at(10)),
                        new FailoverCompleted(
                                Orders.REF,
                                "uid-1",
                                "orders-1",
                                "orders-2",
                                1,
                                2,
                                Optional.of(false),
                                Optional.of(at(10)),
                                at(13),
                                Optional.of(Duration.ofSeconds(3))));
    }

    @Test
    void itIsPlannedIfTheSuccessorIsNamedWhileThePrimaryIsWell() {
        look(0);
        orders.wanted("orders-3", at(10));
        look(10);

        assertThat(facts())
                .singleElement()
                .isEqualTo(
                        new FailoverStarted(
                                Orders.REF,
                                "uid-1",
                                "orders-1",
                                Optional.of("orders-3"),
                                1,
                                true,
                                at(10)));
    }

    @Test
    void itIsPlannedIfTheOperatorCallsItASwitchover() {
        look(0);
        orders.unhealthy("orders-1").wanted("orders-3", at(10)).phase(Phase.SWITCHOVER);
        look(10);

        assertThat(started().planned()).isTrue();
    }

    @Test
    void itIsNotPlannedIfThePrimaryWasIllWhenTheSuccessorWasNamed() {
        look(0);
        orders.unhealthy("orders-1").wanted("orders-3", at(10)).phase(Phase.FAILING_OVER);
        look(10);

        assertThat(started().planned()).isFalse();
    }

    @Test
    void aFailoverWhosePrimaryComesBackInTimeIsOverAllTheSame() {
        look(0);
        orders.unhealthy("orders-1").wanted(Cnpg.PENDING, at(10));
        look(10);
        orders.wanted("orders-1", at(14)).healthy();
        look(15);

        assertThat(told).hasSize(2);
        assertThat(completed().newPrimary()).isEqualTo("orders-1");
        assertThat(completed().toTimeline()).isEqualTo(1);
        assertThat(completed().took()).hasValue(Duration.ofSeconds(4));
    }

    @Test
    void whatBeganAndEndedWhileNobodyLookedIsToldWithTheOperatorsTimes() {
        look(0);
        orders.wanted("orders-2", at(100)).primary("orders-2", at(102)).timeline(2);
        look(400);

        assertThat(facts())
                .singleElement()
                .isEqualTo(
                        new FailoverCompleted(
                                Orders.REF,
                                "uid-1",
                                "orders-1",
                                "orders-2",
                                1,
                                2,
                                Optional.empty(),
                                Optional.of(at(100)),
                                at(102),
                                Optional.of(Duration.ofSeconds(2))));
    }

    @Test
    void ofSeveralThatNobodySawOnlyTheLastHasATime() {
        look(0);
        orders.wanted("orders-3", at(100)).primary("orders-3", at(102)).timeline(4);
        look(400);

        assertThat(completed().toTimeline()).isEqualTo(4);
        assertThat(completed().startedAt()).isEmpty();
        assertThat(completed().took()).isEmpty();
        assertThat(completed().completedAt()).isEqualTo(at(102));
    }

    @Test
    void oneThatNobodySawMayBeFollowedByOneThatGoesOn() {
        look(0);
        orders.primary("orders-2", at(102)).timeline(2).wanted(Cnpg.PENDING, at(300));
        look(301);

        assertThat(facts())
                .extracting(it -> it.getClass().getSimpleName())
                .containsExactly("FailoverCompleted", "FailoverStarted");
        assertThat(started().oldPrimary()).isEqualTo("orders-2");
        assertThat(started().timeline()).isEqualTo(2);
    }

    @Test
    void whoeverGoesOnFromWhatIsStoredTellsTheSameAndOnce() {
        look(0);
        orders.unhealthy("orders-1").wanted(Cnpg.PENDING, at(10));
        look(11);
        var stored = state;
        orders.wanted("orders-2", at(12)).primary("orders-2", at(13)).timeline(2).healthy();
        look(14);
        var one = told.getLast();

        state = stored;
        look(500);

        assertThat(told.getLast().idFrom(SOURCE)).isEqualTo(one.idFrom(SOURCE));
        assertThat(told.getLast().fact()).isEqualTo(one.fact());
        look(501);
        assertThat(told).hasSize(3);
    }

    @Test
    void aTimelineThatTheOperatorSaysLaterIsNoFailover() {
        orders.timeline(0);
        look(0);
        orders.timeline(1);
        look(1);

        assertThat(told).isEmpty();
        assertThat(state.primary()).hasValue(new HealthState.KnownPrimary("orders-1", 1));
    }

    @Test
    void afterAMajorUpgradeTimelinesBeginAnewAndFailoversAreToldAsBefore() {
        orders.timeline(5);
        look(0);
        orders.timeline(1);
        look(1);
        assertThat(told).isEmpty();

        orders.unhealthy("orders-1").wanted(Cnpg.PENDING, at(10)).phase(Phase.FAILING_OVER);
        look(10);
        assertThat(started().timeline()).isEqualTo(1);
        orders.wanted("orders-2", at(12)).primary("orders-2", at(13)).timeline(2);
        look(13);

        assertThat(completed().fromTimeline()).isEqualTo(1);
        assertThat(completed().toTimeline()).isEqualTo(2);
    }

    @Test
    void anotherPrimaryAfterAMajorUpgradeThatNobodySawIsTold() {
        orders.timeline(5);
        look(0);
        orders.wanted("orders-2", at(12)).primary("orders-2", at(13)).timeline(1);
        look(13);

        assertThat(completed().newPrimary()).isEqualTo("orders-2");
        assertThat(completed().toTimeline()).isEqualTo(1);
    }

    @Test
    void whatPodsAloneShowEndsWhenTheyDoAndNotWhenTheOperatorLastSaidReady() {
        look(0);
        orders.notReady(at(10)).unhealthy("orders-2");
        look(10);
        look(40);
        orders.ready(at(50)).healthy().pod("orders-2", false);
        look(60);
        orders.pod("orders-2", true);
        look(100);

        assertThat(facts()).noneMatch(ClusterRecovered.class::isInstance);

        look(120);
        assertThat(facts()).last().isInstanceOf(ClusterRecovered.class);
        assertThat(((ClusterRecovered) facts().getLast()).recoveredAt()).isEqualTo(at(100));
    }

    @Test
    void degradedIsOnlyWhatLasts() {
        look(0);
        orders.ready(2).notReady(at(100)).phase(Phase.WAITING_FOR_INSTANCES);
        look(101);
        assertThat(told).isEmpty();
        assertThat(reconsider).hasValue(at(130));

        look(129);
        assertThat(told).isEmpty();
        look(130);

        assertThat(facts())
                .singleElement()
                .satisfies(it -> {
                    var fact = (ClusterDegraded) it;
                    assertThat(fact.since()).isEqualTo(at(100));
                    assertThat(fact.readyInstances()).isEqualTo(2);
                    assertThat(fact.instances()).isEqualTo(3);
                    assertThat(fact.reasons())
                            .extracting(HealthReason::kind)
                            .containsExactly(
                                    HealthReason.Kind.INSTANCES_NOT_READY, HealthReason.Kind.PHASE);
                });
        look(200);
        assertThat(told).hasSize(1);
    }

    @Test
    void whatComesAndGoesIsNeverTold() {
        look(0);
        for (var second = 0; second < 600; second += 20) {
            orders.ready(2);
            look(second);
            orders.ready(3);
            look(second + 15);
        }

        assertThat(told).isEmpty();
    }

    @Test
    void recoveredIsOnlyWhatStaysWell() {
        degraded();
        orders.healthy();
        look(200);
        orders.ready(2);
        look(210);
        orders.healthy();
        look(220);
        look(239);
        assertThat(told).hasSize(1);
        assertThat(reconsider).hasValue(at(240));

        look(240);

        assertThat(facts().getLast())
                .isEqualTo(
                        new ClusterRecovered(
                                Orders.REF,
                                "uid-1",
                                3,
                                3,
                                at(100),
                                at(220),
                                Duration.ofSeconds(120)));
        look(900);
        assertThat(told).hasSize(2);
    }

    @Test
    void whatRecoveredWhileNobodyLookedRecoveredWhenTheOperatorSays() {
        degraded();
        orders.healthy().ready(at(150));
        look(900);

        assertThat(facts().getLast())
                .isInstanceOfSatisfying(
                        ClusterRecovered.class,
                        it -> assertThat(it.recoveredAt()).isEqualTo(at(150)));
    }

    @Test
    void theSecondDegradationIsAnotherFact() {
        degraded();
        orders.healthy().ready(at(150));
        look(300);
        orders.ready(2).notReady(at(400));
        look(440);

        assertThat(told).hasSize(3);
        assertThat(told.get(2).idFrom(SOURCE)).isNotEqualTo(told.get(0).idFrom(SOURCE));
    }

    @Test
    void aPodThatIsNotReadyCountsAlsoWhereTheOperatorSaysNothing() {
        look(0);
        orders.pod("orders-2", false, "orders-2: CrashLoopBackOff");
        look(10);
        look(45);

        assertThat(facts())
                .singleElement()
                .isInstanceOfSatisfying(
                        ClusterDegraded.class,
                        it ->
                                assertThat(it.reasons())
                                        .containsExactly(
                                                new HealthReason(
                                                        HealthReason.Kind.POD,
                                                        "orders-2: CrashLoopBackOff")));
    }

    @Test
    void aFencedInstanceIsAReason() {
        look(0);
        orders.fenced("orders-3");
        look(10);
        look(45);

        assertThat(((ClusterDegraded) facts().getFirst()).reasons())
                .containsExactly(new HealthReason(HealthReason.Kind.FENCED, "orders-3"));
    }

    @Test
    void whatIsBeingRemovedOrRestsIsNotJudged() {
        look(0);
        orders.leaving().ready(0);
        look(10);
        look(900);
        assertThat(told).isEmpty();

        var resting = new Orders().resting().ready(0).look();
        assertThat(judge.judge(state, resting, at(1800)).news()).isEmpty();
    }

    @Test
    void anotherClusterOfTheSameNameIsAnotherStory() {
        degraded();
        orders.uid("uid-2").healthy().primary("orders-2", at(300)).wanted("orders-2", at(300));
        look(900);

        assertThat(told).hasSize(1);
        assertThat(state.uid()).isEqualTo("uid-2");
        assertThat(state.isDegraded()).isFalse();
    }

    private void degraded() {
        look(0);
        orders.ready(2).notReady(at(100));
        look(140);
        assertThat(told).hasSize(1);
    }

    /** Between two looks the state goes through JSON, as it does in the store. */
    private void look(long second) {
        var before = Json.read(Json.write(state), HealthState.class);
        var judgement = judge.judge(before, orders.look(), at(second));
        state = judgement.state();
        reconsider = judgement.reconsider();
        told.addAll(judgement.news());
    }

    private List<Fact> facts() {
        return told.stream().map(Announcement::fact).toList();
    }

    private FailoverStarted started() {
        return (FailoverStarted) facts().getLast();
    }

    private FailoverCompleted completed() {
        return (FailoverCompleted) facts().getLast();
    }

    private static Instant at(long second) {
        return BEGIN.plusSeconds(second);
    }
}
