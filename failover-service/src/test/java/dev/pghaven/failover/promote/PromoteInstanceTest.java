package dev.pghaven.failover.promote;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pghaven.cnpg.Annotations;
import dev.pghaven.cnpg.Phase;
import dev.pghaven.contracts.InstancePromoted;
import dev.pghaven.contracts.PromotionFailed;
import dev.pghaven.failover.Standby;
import dev.pghaven.failover.SwitchoverAnswer;
import dev.pghaven.failover.fakes.KnownStandbys;
import dev.pghaven.failover.fakes.OneCanary;
import dev.pghaven.testkit.Crashes;
import dev.pghaven.testkit.WorkflowDriver;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class PromoteInstanceTest {
    private PromotionWorld world = new PromotionWorld();

    @Test
    void tellsWhoIsThePrimaryAndWhatAClientSaw() {
        var workflow = world.promote("orders-2").runToEnd();

        assertThat(workflow.facts())
                .containsExactly(
                        new InstancePromoted(
                                PromotionWorld.ORDERS,
                                PromotionWorld.OPERATION,
                                "orders-1",
                                "orders-2",
                                1,
                                2,
                                Optional.of(OneCanary.OUTAGE),
                                Optional.of(OneCanary.COMMITS),
                                Optional.of(OneCanary.TOOK),
                                OneCanary.ENDPOINTS));
        assertThat(world.canary.leftATable()).isFalse();
        assertThat(workflow.completed()).isTrue();
    }

    @Test
    void theClientWritesBeforeAnythingIsAsked() {
        var workflow = world.promote("orders-2").run("start-canary");

        assertThat(workflow.waitingFor()).hasValue("the first commit is not acknowledged yet");
        assertThat(world.operator.promoted()).isEmpty();
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
    void whatADeadProcessMeasuredIsAbsentAndNotZero() {
        var workflow = world.promote("orders-2").runUntil("await-new-primary");
        world.canary.diesWithItsProcess();
        workflow.runToEnd();

        var fact = (InstancePromoted) workflow.facts().getFirst();
        assertThat(fact.outage()).isEmpty();
        assertThat(fact.commits()).isEmpty();
        assertThat(fact.took()).isEmpty();
        assertThat(fact.newPrimary()).isEqualTo("orders-2");
        assertThat(world.canary.leftATable()).isFalse();
    }

    @Test
    void asksAgainWhereSomebodyElseWroteAtTheSameTime() {
        world.operator.answers(new SwitchoverAnswer.Outrun());
        world.operator.answers(new SwitchoverAnswer.Outrun());

        world.promote("orders-2").runToEnd();

        assertThat(world.operator.promoted()).containsExactly("orders-2");
    }

    @Test
    void stopsWhereTheClusterHasAnotherPrimaryByNow() {
        world.operator.answers(new SwitchoverAnswer.Overtaken("the primary is orders-3"));

        assertThat(failureOf("orders-2"))
                .satisfies(it -> {
                    assertThat(it.step()).isEqualTo("promote-instance");
                    assertThat(it.reason()).isEqualTo("the primary is orders-3");
                });
    }

    @Test
    void stopsWhereTheOperatorChoosesAnother() {
        world.operator.hesitates();
        var workflow = world.promote("orders-2").runUntil("await-new-primary");
        world.clusters.operatorSays("targetPrimary", "orders-3");

        workflow.runToEnd();

        assertThat(workflow.stop()).hasValue("the operator wants orders-3 as the primary instead");
    }

    @Test
    void waitsForTheOperatorToSayTheNewTimeline() {
        var workflow = world.promote("orders-2").runUntil("await-healthy-cluster");
        world.clusters.operatorSays("timelineID", 1);

        workflow.run("await-healthy-cluster");

        assertThat(workflow.waitingFor()).hasValue("the operator says no new timeline yet");
    }

    @Test
    void refusesAClusterThatDoesNotExist() {
        world.clusters.delete(PromotionWorld.ORDERS, "uid-1");

        assertThat(reasonFor("orders-2")).isEqualTo("there is no Cluster apps/orders");
    }

    @Test
    void refusesAnInstanceThatDoesNotExist() {
        assertThat(reasonFor("orders-7")).isEqualTo("there is no instance orders-7");
    }

    @Test
    void refusesWhoIsThePrimaryAlready() {
        assertThat(reasonFor("orders-1")).isEqualTo("orders-1 is the primary already");
    }

    @Test
    void refusesAClusterOfOneInstance() {
        world.apply(PromotionWorld.metadata(), 1);

        assertThat(reasonFor("orders-2"))
                .contains("the cluster has one instance, so there is none to promote");
    }

    @Test
    void refusesAClusterUnderRemoval() {
        world.apply(PromotionWorld.metadata().withDeletionTimestamp("2026-11-22T04:15:00Z"), 3);

        assertThat(reasonFor("orders-2")).isEqualTo("the cluster is being removed");
    }

    @Test
    void refusesWhileAnInstanceIsFenced() {
        world.apply(
                PromotionWorld.metadata()
                        .addToAnnotations(Annotations.FENCED_INSTANCES, "[\"orders-3\"]"),
                3);

        assertThat(reasonFor("orders-2")).isEqualTo("instances are fenced: orders-3");
    }

    @Test
    void refusesWhileAnotherSwitchoverRuns() {
        world.clusters.operatorSays(Phase.SWITCHOVER);
        world.clusters.operatorSays("targetPrimary", "orders-3");

        assertThat(reasonFor("orders-2"))
                .contains(
                        "Switchover in progress", "the primary is orders-1 and wanted is orders-3");
    }

    @Test
    void refusesAStandbyThatIsBehind() {
        world.standbys.are(KnownStandbys.streaming("orders-2", (16 << 20) + 1));

        assertThat(reasonFor("orders-2"))
                .isEqualTo("orders-2 is 16777217 bytes of WAL behind, and 16777216 are allowed");
    }

    @Test
    void refusesAStandbyOfWhichItIsNotKnownHowFarItIsBehind() {
        world.standbys.are(new Standby("orders-2", true, true, OptionalLong.empty()));

        assertThat(reasonFor("orders-2"))
                .isEqualTo("orders-2 has not said yet how far it has replayed");
    }

    @Test
    void takesAStandbyThatIsBehindByWhatIsAllowed() {
        world.standbys.are(KnownStandbys.streaming("orders-2", 16 << 20));

        assertThat(world.promote("orders-2").runToEnd().completed()).isTrue();
    }

    @Test
    void refusesAStandbyThatDoesNotStream() {
        world.standbys.are(KnownStandbys.streaming("orders-3", 0));

        assertThat(reasonFor("orders-2")).isEqualTo("orders-2 does not stream from the primary");

        world = new PromotionWorld();
        world.standbys.are(new Standby("orders-2", false, false, OptionalLong.of(0)));

        assertThat(reasonFor("orders-2"))
                .isEqualTo("orders-2 does not stream from the primary yet");
    }

    @Test
    void refusesWithEveryReasonAtOnce() {
        world.instances.notReady("orders-2");
        world.clusters.operatorSays("readyInstances", 2);
        world.standbys.are(KnownStandbys.streaming("orders-2", 20 << 20));
        world.apply(
                PromotionWorld.metadata().addToAnnotations(Annotations.FENCED_INSTANCES, "[\"*\"]"),
                3);

        assertThat(reasonFor("orders-2"))
                .contains("orders-2 is not ready")
                .contains("2 of 3 instances are ready")
                .contains("instances are fenced: *")
                .contains("20971520 bytes of WAL behind");
    }

    @Test
    void waitsForAPrimaryThatDoesNotAnswerYet() {
        world.standbys.areUnknown("the role may not log in yet");

        var workflow = world.promote("orders-2").run("check-request");

        assertThat(workflow.waitingFor()).hasValue("the role may not log in yet");
    }

    private WorkflowDriver<Promoting> fresh() {
        world = new PromotionWorld();
        return world.promote("orders-2");
    }

    private void endsWell(WorkflowDriver<Promoting> it) {
        assertThat(it.facts())
                .singleElement()
                .isInstanceOfSatisfying(
                        InstancePromoted.class,
                        fact -> {
                            assertThat(fact.newPrimary()).isEqualTo("orders-2");
                            assertThat(fact.outage()).hasValue(OneCanary.OUTAGE);
                        });
        assertThat(world.operator.promoted()).containsExactly("orders-2");
        assertThat(world.canary.leftATable()).isFalse();
    }

    private String reasonFor(String instance) {
        var failure = failureOf(instance);
        assertThat(failure.step()).isEqualTo("check-request");
        assertThat(world.operator.promoted()).isEmpty();
        assertThat(world.canary.leftATable()).isFalse();
        return failure.reason();
    }

    private PromotionFailed failureOf(String instance) {
        var workflow = world.promote(instance).runToEnd();
        assertThat(workflow.facts()).hasSize(1);
        var failure = (PromotionFailed) workflow.facts().getFirst();
        assertThat(failure.instance()).isEqualTo(instance);
        return failure;
    }
}
