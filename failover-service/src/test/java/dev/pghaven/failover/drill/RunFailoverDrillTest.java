package dev.pghaven.failover.drill;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pghaven.cnpg.Annotations;
import dev.pghaven.cnpg.ClusterSpec;
import dev.pghaven.cnpg.Phase;
import dev.pghaven.cnpg.PostgresConfiguration;
import dev.pghaven.cnpg.Synchronous;
import dev.pghaven.contracts.FailoverDrillCompleted;
import dev.pghaven.contracts.FailoverDrillCompleted.DrillFinding;
import dev.pghaven.contracts.FailoverDrillCompleted.Verdict;
import dev.pghaven.contracts.FailoverDrillFailed;
import dev.pghaven.contracts.spec.BlackoutInterval;
import dev.pghaven.contracts.spec.Disruption;
import dev.pghaven.failover.Standby;
import dev.pghaven.failover.SwitchoverAnswer;
import dev.pghaven.failover.fakes.KnownStandbys;
import dev.pghaven.failover.fakes.OneCanary;
import dev.pghaven.testkit.Crashes;
import dev.pghaven.testkit.WorkflowDriver;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RunFailoverDrillTest {
    private DrillWorld world = new DrillWorld();

    @Test
    void tellsWhatAClientSawOfTheFailover() {
        var told = completed(world.drill().runToEnd());

        assertThat(told.verdict()).isEqualTo(Verdict.PASSED);
        assertThat(told.oldPrimary()).isEqualTo("orders-1");
        assertThat(told.newPrimary()).isEqualTo("orders-2");
        assertThat(told.fromTimeline()).isEqualTo(1);
        assertThat(told.toTimeline()).isEqualTo(2);
        assertThat(told.synchronous()).isTrue();
        assertThat(told.outage()).hasValue(OneCanary.OUTAGE);
        assertThat(told.commits()).hasValue(OneCanary.COMMITS);
        assertThat(told.dataLoss()).hasValue(Duration.ZERO);
        assertThat(told.timeToWritable()).hasValue(OneCanary.OUTAGE.lasted());
        assertThat(told.timeToHealthy()).hasValue(OneCanary.TOOK);
        assertThat(told.endpoints()).isEqualTo(OneCanary.ENDPOINTS);
        assertThat(told.promotedBack()).isTrue();
        assertThat(told.findings()).isEmpty();
        assertThat(world.operator.promoted()).containsExactly("orders-1");
        assertThat(world.canary.leftATable()).isFalse();
    }

    @Test
    void theClientWritesBeforeAnythingIsBroken() {
        var workflow = world.drill().run("start-canary");

        assertThat(workflow.waitingFor()).hasValue("the first commit is not acknowledged yet");
        assertThat(world.disruptors.broken()).isEmpty();
    }

    @Test
    void theStepsMayBeCutShortAnywhere() {
        Crashes.crashAfterEachStep(this::fresh, this::endsWell);
    }

    @Test
    void everyStepMayRunTwice() {
        Crashes.everyStepTwice(this::fresh, this::endsWell);
    }

    @Test
    void whereverItStopsNothingIsLeft() {
        Crashes.stopAtEachStep(this::fresh, _ -> assertThat(world.canary.leftATable()).isFalse());
    }

    @Test
    void whereverItIsCancelledNothingIsLeft() {
        Crashes.cancelAtEachStep(this::fresh, _ -> assertThat(world.canary.leftATable()).isFalse());
    }

    @Test
    void leavesTheNewPrimaryWhereNothingElseWasAsked() {
        var told = completed(world.drill(Disruption.DELETE_POD, false).runToEnd());

        assertThat(told.promotedBack()).isFalse();
        assertThat(world.operator.promoted()).isEmpty();
    }

    @Test
    void whatADeadProcessMeasuredDecidesNothing() {
        var workflow = world.drill().runUntil("await-new-primary");
        world.canary.diesWithItsProcess();

        var told = completed(workflow.runToEnd());

        assertThat(told.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(told.outage()).isEmpty();
        assertThat(told.commits()).isEmpty();
        assertThat(told.endpoints()).isEmpty();
        assertThat(told.findings()).extracting(DrillFinding::what).containsExactly("outage");
        assertThat(world.canary.leftATable()).isFalse();
    }

    @Test
    void nothingIsBrokenWhereNobodyMeasures() {
        var workflow = world.drill().runUntil("break-primary");
        world.canary.diesWithItsProcess();

        assertThat(failure(workflow.runToEnd()).reason())
                .isEqualTo("the client that was to measure is gone, and nothing was broken");
        assertThat(world.disruptors.broken()).isEmpty();
        assertThat(world.past.noted()).isEmpty();
    }

    @Test
    void goesOnWhereTheProcessDiedAsItBrokeThePrimary() {
        var workflow = world.drill().crashAfter("break-primary");
        world.canary.diesWithItsProcess();

        assertThat(completed(workflow.runToEnd()).verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(world.disruptors.broken()).hasSize(1);
    }

    @Test
    void anotherPrimaryThanTheOneThatWasCheckedIsNotBroken() {
        var workflow = world.drill().runUntil("break-primary");
        world.clusters.operatorSays("targetPrimary", "orders-3");

        assertThat(failure(workflow.runToEnd()).reason())
                .isEqualTo("the primary is orders-1 by now, and wanted is orders-3");
        assertThat(world.disruptors.broken()).isEmpty();
    }

    @Test
    void aPrimaryThatComesBackUnchallengedIsMeasuredButNoFailover() {
        world.operatorIsSlow();

        var told = completed(world.drill().runToEnd());

        assertThat(told.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(told.newPrimary()).isEqualTo("orders-1");
        assertThat(told.toTimeline()).isEqualTo(told.fromTimeline());
        assertThat(told.outage()).hasValue(OneCanary.OUTAGE);
        assertThat(told.promotedBack()).isFalse();
        assertThat(told.findings())
                .containsExactly(
                        new DrillFinding(
                                "failover",
                                "another primary",
                                "orders-1 came back as the primary before another was promoted"));
        assertThat(world.operator.promoted()).isEmpty();
    }

    @Test
    void aPrimaryThatComesBackTooLateFailsTheDrillAllTheSame() {
        world.operatorIsSlow();

        var told =
                completed(
                        world.drill(Disruption.DELETE_POD, true, Duration.ofSeconds(1)).runToEnd());

        assertThat(told.verdict()).isEqualTo(Verdict.FAILED);
        assertThat(told.findings())
                .extracting(DrillFinding::what)
                .containsExactly("rto", "failover");
    }

    @Test
    void anOperatorMayFailOverAlthoughTheOldPrimaryCameBack() {
        world.operatorIsSlow();
        var workflow = world.drill(Disruption.DELETE_POD, false).runUntil("await-healthy-cluster");
        world.operator.promotes("orders-3");

        var told = completed(workflow.runToEnd());

        assertThat(told.verdict()).isEqualTo(Verdict.PASSED);
        assertThat(told.newPrimary()).isEqualTo("orders-3");
    }

    @Test
    void aPrimaryThatIsCutOffIsLetInAsSoonAsThereIsAnother() {
        var workflow = world.drill(Disruption.ISOLATE_PRIMARY, true).runUntil("await-new-primary");
        assertThat(world.disruptors.cutOff()).containsExactly("orders-1");

        workflow.runUntil("await-healthy-cluster");

        assertThat(world.disruptors.cutOff()).isEmpty();
        assertThat(completed(workflow.runToEnd()).verdict()).isEqualTo(Verdict.PASSED);
    }

    @Test
    void whoIsCutOffIsNotLetInBeforeTheNewPrimaryTakesCommits() {
        world.canary.waits(true);
        var workflow = world.drill(Disruption.ISOLATE_PRIMARY, true).run("undo-disruption");
        assertThat(workflow.waitingFor()).hasValue("commits are not acknowledged yet");
        assertThat(world.disruptors.cutOff()).containsExactly("orders-1");

        world.canary.waits(false);

        assertThat(workflow.runUntil("await-healthy-cluster").waitingFor()).isEmpty();
        assertThat(world.disruptors.cutOff()).isEmpty();
    }

    @Test
    void anUndoThatTakesItsTimeIsWaitedFor() {
        world.disruptors.takeTheirTimeToUndo();

        var workflow = world.drill(Disruption.ISOLATE_PRIMARY, true).run("undo-disruption");

        assertThat(workflow.waitingFor()).hasValue("the network");
        assertThat(completed(workflow.runToEnd()).verdict()).isEqualTo(Verdict.PASSED);
        assertThat(world.disruptors.cutOff()).isEmpty();
    }

    @Test
    void whereTheOperatorDoesNothingTheOldPrimaryIsLetInAtTheEnd() {
        world.operatorIsSlow();

        var reason = failure(world.drill(Disruption.ISOLATE_PRIMARY, true).runToEnd()).reason();

        assertThat(reason).contains("orders-1 is the primary still, and wanted is orders-1");
        assertThat(world.disruptors.broken()).hasSize(1);
        assertThat(world.disruptors.cutOff()).isEmpty();
    }

    @Test
    void theStepsMayBeCutShortAnywhereAlsoWhereTheDisruptionLasts() {
        Crashes.crashAfterEachStep(this::isolating, this::isolatedWell);
        Crashes.everyStepTwice(this::isolating, this::isolatedWell);
    }

    @Test
    void whereverItEndsNobodyStaysCutOff() {
        Crashes.stopAtEachStep(this::isolating, _ -> nobodyIsCutOff());
        Crashes.cancelAtEachStep(this::isolating, _ -> nobodyIsCutOff());
    }

    @Test
    void waitsForTheOperatorToFailOverAtAll() {
        world.operatorIsSlow();
        var workflow = world.drill().runUntil("await-new-primary");
        world.clusters.operatorSays(Phase.FAILING_OVER);
        world.clusters.operatorSays("targetPrimary", "pending");

        assertThat(failure(workflow.runToEnd()).reason())
                .contains("orders-1 is the primary still, and wanted is pending");
    }

    @Test
    void anOutageThatIsLongerThanTheObjectiveFailsTheDrill() {
        var told =
                completed(
                        world.drill(Disruption.DELETE_POD, false, Duration.ofSeconds(1))
                                .runToEnd());

        assertThat(told.verdict()).isEqualTo(Verdict.FAILED);
        assertThat(told.findings())
                .containsExactly(new DrillFinding("rto", "at most PT1S", "PT2S"));
    }

    @Test
    void lostCommitsFailTheDrill() {
        world.canary.losesCommitsOf(Duration.ofMillis(300));

        var told = completed(world.drill().runToEnd());

        assertThat(told.verdict()).isEqualTo(Verdict.FAILED);
        assertThat(told.findings())
                .containsExactly(new DrillFinding("rpo", "at most PT0S", "PT0.3S"));
    }

    @Test
    void whatWasMeasuredStandsWhereTheOldPrimaryCannotBePromoted() {
        world.operator.answers(new SwitchoverAnswer.Overtaken("the primary is orders-3"));

        var told = completed(world.drill().runToEnd());

        assertThat(told.verdict()).isEqualTo(Verdict.PASSED);
        assertThat(told.promotedBack()).isFalse();
        assertThat(told.findings())
                .containsExactly(
                        new DrillFinding(
                                "promotion back",
                                "orders-1 is the primary again",
                                "the primary is orders-3"));
    }

    @Test
    void whatWasMeasuredStandsWhereTheOldPrimaryDoesNotComeCloseInTime() {
        var workflow = world.drill().runUntil("promote-back");
        world.standbys.are(new Standby("orders-1", true, false, OptionalLong.empty()));

        assertMeasuredButNotBack(workflow, "orders-1 is not close enough to be promoted");
    }

    @Test
    void whatWasMeasuredStandsWhereTheOperatorDoesNotPromoteInTime() {
        world.operator.hesitates();

        assertMeasuredButNotBack(world.drill(), "the promotion is not over");
    }

    @Test
    void whatWasMeasuredStandsWhereThePromotionBackIsCancelled() {
        var workflow = world.drill().cancelAt("promote-back");

        assertMeasuredButNotBack(workflow, "the test cancels it");
    }

    private void assertMeasuredButNotBack(WorkflowDriver<Drill> workflow, String reason) {
        var told = completed(workflow.runToEnd());

        assertThat(told.verdict()).isEqualTo(Verdict.PASSED);
        assertThat(told.outage()).hasValue(OneCanary.OUTAGE);
        assertThat(told.commits()).hasValue(OneCanary.COMMITS);
        assertThat(told.promotedBack()).isFalse();
        assertThat(told.findings())
                .singleElement()
                .satisfies(it -> {
                    assertThat(it.what()).isEqualTo("promotion back");
                    assertThat(it.found()).contains(reason);
                });
        assertThat(world.canary.leftATable()).isFalse();
    }

    @Test
    void waitsUntilTheOldPrimaryIsCloseEnough() {
        var workflow = world.drill().runUntil("promote-back");
        world.standbys.are(KnownStandbys.streaming("orders-1", (16 << 20) + 1));

        workflow.run("promote-back");

        assertThat(workflow.waitingFor()).hasValue("orders-1 is not close enough to be promoted");
        assertThat(world.operator.promoted()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            value = Disruption.class,
            names = {"STOP_NODE", "KILL_POSTGRES"})
    void refusesADisruptionThatIsNotConfigured(Disruption kind) {
        assertThat(reasonFor(kind)).matches("the disruption [a-z-]+ is not configured.*");
    }

    @Test
    void saysWhatIsMissingToBreakAPrimarySo() {
        assertThat(reasonFor(Disruption.KILL_POSTGRES))
                .isEqualTo("the disruption kill-postgres is not configured: a property is off");
    }

    @Test
    void refusesWhatSpeaksAgainstBreakingJustThatPrimary() {
        world.disruptors.objectToCuttingOff("shares its node");

        assertThat(reasonFor(Disruption.ISOLATE_PRIMARY)).isEqualTo("orders-1 shares its node");
        assertThat(world.disruptors.cutOff()).isEmpty();
    }

    @Test
    void refusesAClusterThatDoesNotExist() {
        world.clusters.delete(DrillWorld.ORDERS, "uid-1");

        assertThat(reason()).isEqualTo("there is no Cluster apps/orders");
    }

    @Test
    void refusesAClusterUnderRemoval() {
        world.apply(
                DrillWorld.metadata().withDeletionTimestamp("2026-11-22T04:15:00Z"),
                ClusterSpec.builder(3).build());

        assertThat(reason()).isEqualTo("the cluster is being removed");
    }

    @Test
    void refusesSoonAfterTheLast() {
        world.past.lastWas(Duration.ofMinutes(59));

        assertThat(reason()).isEqualTo("the last drill was PT59M ago, and clusters rest for PT1H");
    }

    @Test
    void refusesInABlackoutWhoeverAsks() {
        world.schedules.blackout(
                new BlackoutInterval(
                        DrillWorld.NOW.minusSeconds(1),
                        DrillWorld.NOW.plusSeconds(1),
                        Optional.of("Black Friday")));

        assertThat(reason()).contains("Black Friday");
    }

    @Test
    void refusesWhileABackupRunsAndNamesIt() {
        world.backups.runs("orders-20261128", "running");

        assertThat(reason()).isEqualTo("backup orders-20261128 is not over: running");
    }

    @Test
    void refusesWhereItIsNotKnownHowFarAStandbyIsBehind() {
        world.standbys.are(
                KnownStandbys.streaming("orders-2", 0),
                new Standby("orders-3", true, false, OptionalLong.empty()));

        assertThat(reason()).isEqualTo("orders-3 has not said yet how far it has replayed");
    }

    @Test
    void refusesWhileASwitchoverRuns() {
        world.clusters.operatorSays(Phase.SWITCHOVER);
        world.clusters.operatorSays("targetPrimary", "orders-3");

        assertThat(reason()).contains("the primary is orders-1 and wanted is orders-3");
    }

    @Test
    void refusesWhereNoStandbyIsSynchronousThoughItShouldBe() {
        world.apply(DrillWorld.metadata(), ClusterSpec.builder(3).minSyncReplicas(1).build());
        world.standbys.are(new Standby("orders-2", true, false, OptionalLong.of(0)));

        assertThat(reason())
                .isEqualTo("no standby is synchronous, and commits are to wait for one");
    }

    @Test
    void refusesToKeepAPrimaryAwayThatCommitsWouldWaitFor() {
        world.apply(DrillWorld.metadata(), synchronous("required"));
        world.standbys.are(KnownStandbys.streaming("orders-2", 0));

        assertThat(reasonFor(Disruption.ISOLATE_PRIMARY))
                .isEqualTo(
                        "while isolate-primary lasts, each commit waits for 1 of 0 standbys that"
                                + " are left");
        assertThat(completed(world.drill().runToEnd()).verdict()).isEqualTo(Verdict.PASSED);
    }

    @Test
    void keepsAPrimaryAwayWhereTheOperatorAsksForFewerStandbysThen() {
        world.apply(DrillWorld.metadata(), synchronous("preferred"));
        world.standbys.are(KnownStandbys.streaming("orders-2", 0));

        assertThat(completed(world.drill(Disruption.ISOLATE_PRIMARY, false).runToEnd()).verdict())
                .isEqualTo(Verdict.PASSED);
    }

    private static ClusterSpec synchronous(String dataDurability) {
        return ClusterSpec.builder(3)
                .postgresql(
                        new PostgresConfiguration(
                                null,
                                null,
                                null,
                                null,
                                new Synchronous("any", 1, dataDurability, null),
                                null))
                .build();
    }

    @Test
    void drillsAnAsynchronousClusterForWhatItIs() {
        world.standbys.are(
                new Standby("orders-2", true, false, OptionalLong.of(0)),
                new Standby("orders-3", true, false, OptionalLong.of(0)));

        assertThat(completed(world.drill().runToEnd()).synchronous()).isFalse();
    }

    @Test
    void refusesWithEveryReasonAtOnce() {
        world.past.lastWas(Duration.ofMinutes(1));
        world.clusters.operatorSays("readyInstances", 2);
        world.clusters.operatorSays(
                "conditions",
                List.of(
                        Map.of(
                                "type", "ContinuousArchiving",
                                "status", "False",
                                "message", "exit status 2")));
        world.standbys.are(
                KnownStandbys.streaming("orders-2", 20 << 20),
                new Standby("orders-3", false, false, OptionalLong.of(0)));
        world.apply(
                DrillWorld.metadata()
                        .addToAnnotations(Annotations.FENCED_INSTANCES, "[\"orders-3\"]"),
                ClusterSpec.builder(3).build());

        assertThat(reasonFor(Disruption.STOP_NODE))
                .contains("2 of 3 instances are ready")
                .contains("instances are fenced: orders-3")
                .contains("WAL is not archived: exit status 2")
                .contains("the disruption stop-node is not configured")
                .contains("the last drill was PT1M ago")
                .contains("orders-2 is 20971520 bytes of WAL behind, and 16777216 are allowed")
                .contains("orders-3 does not stream from the primary yet");
    }

    @Test
    void waitsForAPrimaryThatDoesNotAnswerYet() {
        world.standbys.areUnknown("the role may not log in yet");

        assertThat(world.drill().run("check-request").waitingFor())
                .hasValue("the role may not log in yet");
    }

    private WorkflowDriver<Drill> fresh() {
        world = new DrillWorld();
        return world.drill();
    }

    private WorkflowDriver<Drill> isolating() {
        world = new DrillWorld();
        return world.drill(Disruption.ISOLATE_PRIMARY, true);
    }

    private void isolatedWell(WorkflowDriver<Drill> it) {
        assertThat(completed(it).verdict()).isEqualTo(Verdict.PASSED);
        assertThat(world.disruptors.broken()).containsExactly("orders-1/0");
        nobodyIsCutOff();
    }

    private void nobodyIsCutOff() {
        assertThat(world.disruptors.cutOff()).isEmpty();
    }

    private void endsWell(WorkflowDriver<Drill> it) {
        assertThat(completed(it).verdict()).isEqualTo(Verdict.PASSED);
        assertThat(completed(it).promotedBack()).isTrue();
        assertThat(world.disruptors.broken()).containsExactly("orders-1/0");
        assertThat(world.operator.promoted()).containsExactly("orders-1");
        assertThat(world.canary.leftATable()).isFalse();
    }

    private String reason() {
        return reasonFor(Disruption.DELETE_POD);
    }

    private String reasonFor(Disruption kind) {
        var failure = failure(world.drill(kind, true).runToEnd());
        assertThat(failure.step()).isEqualTo("check-request");
        assertThat(world.disruptors.broken()).isEmpty();
        assertThat(world.canary.leftATable()).isFalse();
        return failure.reason();
    }

    private static FailoverDrillCompleted completed(WorkflowDriver<Drill> it) {
        assertThat(it.facts()).singleElement().isInstanceOf(FailoverDrillCompleted.class);
        return (FailoverDrillCompleted) it.facts().getFirst();
    }

    private static FailoverDrillFailed failure(WorkflowDriver<Drill> it) {
        assertThat(it.facts()).singleElement().isInstanceOf(FailoverDrillFailed.class);
        return (FailoverDrillFailed) it.facts().getFirst();
    }
}
