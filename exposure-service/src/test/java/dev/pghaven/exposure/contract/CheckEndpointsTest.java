package dev.pghaven.exposure.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pghaven.contracts.EndpointCheck.Promise;
import dev.pghaven.contracts.EndpointCheck.Verdict;
import dev.pghaven.contracts.EndpointCheckFailed;
import dev.pghaven.contracts.EndpointsChecked;
import dev.pghaven.prober.Sighting.Reach;
import dev.pghaven.testkit.Crashes;
import dev.pghaven.testkit.WorkflowDriver;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class CheckEndpointsTest {
    private static final UUID OPERATION = UUID.fromString("00000000-0000-5000-8000-000000000001");

    private final ContractWorld world = new ContractWorld();

    @Test
    void saysOfEveryPromiseHowItStands() {
        var checked = (EndpointsChecked) check().runToEnd().facts().getFirst();

        assertThat(checked.endpoints())
                .extracting(EndpointsChecked.CheckedEndpoint::endpoint)
                .containsExactly(Orders.PRIMARY, Orders.REPLICAS);
        assertThat(verdicts(checked)).contains(Verdict.KEPT).doesNotContain(Verdict.BROKEN);
    }

    @Test
    void whatIsBrokenIsLookedAtTwice() {
        var looks = new AtomicInteger();
        world.doors.meet(
                Orders.PRIMARY,
                () -> Sightings.of(looks.incrementAndGet() == 1 ? Reach.REFUSED : Reach.ANSWERED));

        var checked = (EndpointsChecked) check().runToEnd().facts().getFirst();

        assertThat(looks).hasValue(2);
        assertThat(verdicts(checked)).doesNotContain(Verdict.BROKEN);
    }

    @Test
    void whatStaysBrokenIsSaid() {
        world.doors.meet(Orders.PRIMARY, () -> Sightings.of(Reach.REFUSED));

        var checked = (EndpointsChecked) check().runToEnd().facts().getFirst();

        assertThat(checked.endpoints().getFirst().checks())
                .filteredOn(it -> it.verdict() == Verdict.BROKEN)
                .extracting(it -> it.promise())
                .containsExactly(Promise.REACHABLE);
    }

    @Test
    void aFailoverIsWaitedFor() {
        world.clusters.operatorSays("targetPrimary", "orders-2");

        var workflow = check().runUntil("check-endpoints").run("check-endpoints");

        assertThat(workflow.waitingFor()).contains("the primary moves from orders-1 to orders-2");
    }

    /** A promotion is not kept waiting by whoever only looks. */
    @Test
    void anotherOperationIsWaitedForAndNotKeptWaiting() {
        world.changing = Optional.of("promote-instance");

        var workflow = check().runUntil("check-endpoints").run("check-endpoints");

        assertThat(workflow.waitingFor()).contains("promote-instance changes the cluster");
        assertThat(world.workflow().steps().named("check-endpoints").needsCluster()).isFalse();
    }

    @Test
    void whoIsNotExposedIsNotChecked() {
        world.exposed.letGo(Orders.REF);

        assertThat(check().runToEnd().facts())
                .containsExactly(
                        new EndpointCheckFailed(
                                Orders.REF,
                                OPERATION,
                                "find-endpoints",
                                "apps/orders is not exposed"));
    }

    @Test
    void aCrashAfterAnyStepChangesNothing() {
        Crashes.crashAfterEachStep(
                this::check, workflow -> assertThat(workflow.facts()).hasSize(1));
    }

    @Test
    void everyStepMayRunTwice() {
        Crashes.everyStepTwice(this::check, workflow -> assertThat(workflow.facts()).hasSize(1));
    }

    private WorkflowDriver<Checking> check() {
        return WorkflowDriver.of(
                world.workflow(),
                Checking.of(OPERATION, new dev.pghaven.contracts.CheckEndpoints(Orders.REF)));
    }

    private static List<Verdict> verdicts(EndpointsChecked checked) {
        return checked.endpoints().stream()
                .flatMap(it -> it.checks().stream())
                .map(it -> it.verdict())
                .toList();
    }
}
