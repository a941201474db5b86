package dev.pghaven.failover.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pghaven.contracts.ClusterRef;
import dev.pghaven.contracts.ClusterRemoved;
import dev.pghaven.contracts.FailoverDrillsScheduled;
import dev.pghaven.contracts.FailoverDrillsSchedulingFailed;
import dev.pghaven.contracts.RunFailoverDrill;
import dev.pghaven.contracts.cron.ZonedCron;
import dev.pghaven.contracts.spec.BlackoutCalendar;
import dev.pghaven.contracts.spec.BlackoutInterval;
import dev.pghaven.contracts.spec.Disruption;
import dev.pghaven.contracts.spec.DrillObjectives;
import dev.pghaven.contracts.spec.FailoverDrills;
import dev.pghaven.contracts.spec.ScheduledDrill;
import dev.pghaven.failover.fakes.InMemoryDrillSchedules;
import dev.pghaven.failover.fakes.KnownDisruptors;
import dev.pghaven.fakes.InMemoryClusters;
import dev.pghaven.operations.schedule.Schedule;
import dev.pghaven.testkit.WorkflowDriver;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ScheduleFailoverDrillsTest {
    private static final ClusterRef ORDERS = new ClusterRef("apps", "orders");
    private static final UUID OPERATION = UUID.fromString("00000000-0000-5000-8000-000000000001");
    private static final ZoneId STOCKHOLM = ZoneId.of("Europe/Stockholm");
    private static final DrillObjectives MINUTE = new DrillObjectives(Duration.ofMinutes(1), null);
    private static final BlackoutCalendar SALE =
            new BlackoutCalendar(
                    null,
                    List.of(
                            new BlackoutInterval(
                                    Instant.parse("2026-11-27T00:00:00Z"),
                                    Instant.parse("2026-12-01T00:00:00Z"),
                                    Optional.of("Black Friday"))),
                    null);
    private static final FailoverDrills WEEKLY = drills("weekly", Disruption.DELETE_POD);

    private final InMemoryClusters clusters = new InMemoryClusters();
    private final InMemoryDrillSchedules schedules = new InMemoryDrillSchedules();

    @Test
    void drillsAtTheTimesThatAreAskedForAndNotInABlackout() {
        clusters.occupy(ORDERS);

        var driver = driver(WEEKLY).runToEnd();

        assertThat(schedules.askedFor(ORDERS))
                .containsExactly(
                        Schedule.of(
                                "weekly",
                                new ZonedCron("0 10 * * 2", STOCKHOLM),
                                new RunFailoverDrill(
                                        ORDERS, Disruption.DELETE_POD, MINUTE, null, true)));
        assertThat(schedules.blackoutsOf(ORDERS)).isEqualTo(SALE);
        assertThat(driver.facts())
                .containsExactly(new FailoverDrillsScheduled(ORDERS, OPERATION, WEEKLY));
    }

    @Test
    void doesItAgainAfterACrash() {
        clusters.occupy(ORDERS);

        driver(WEEKLY).crashAfter("schedule-failover-drills").runToEnd();

        assertThat(schedules.askedFor(ORDERS)).hasSize(1);
    }

    @Test
    void anEmptyListTakesThemAwayAlsoWhereTheClusterIsGone() {
        clusters.occupy(ORDERS);
        driver(WEEKLY).runToEnd();
        clusters.delete(ORDERS, clusters.find(ORDERS).orElseThrow().metadata().getUid());

        var driver = driver(new FailoverDrills(null, null)).runToEnd();

        assertThat(schedules.askedFor(ORDERS)).isEmpty();
        assertThat(driver.facts())
                .containsExactly(
                        new FailoverDrillsScheduled(
                                ORDERS, OPERATION, new FailoverDrills(null, null)));
    }

    @Test
    void refusesWhereThereIsNoCluster() {
        assertThat(reason(WEEKLY)).isEqualTo("there is no Cluster apps/orders");
    }

    @Test
    void refusesWhatCouldNeverBeRun() {
        clusters.occupy(ORDERS);

        assertThat(reason(drills("nodes", Disruption.STOP_NODE)))
                .isEqualTo("the disruption stop-node of schedule nodes is not configured");
        assertThat(reason(drills("servers", Disruption.KILL_POSTGRES)))
                .startsWith("the disruption kill-postgres of schedule servers is not configured: ");
    }

    @Test
    void aClusterThatIsRemovedIsDrilledNoMore() {
        clusters.occupy(ORDERS);
        driver(WEEKLY).runToEnd();
        var removal = new RemoveDrillSchedules(schedules);

        var plan =
                new UnscheduleRemoved(removal)
                        .planFor(OPERATION, new ClusterRemoved(ORDERS, OPERATION));

        assertThat(plan.orElseThrow().workflow()).isSameAs(removal);
        WorkflowDriver.of(removal, ORDERS, new RemoveDrillSchedules.Removed(ORDERS)).runToEnd();
        assertThat(schedules.askedFor(ORDERS)).isEmpty();
        assertThat(schedules.blackoutsOf(ORDERS)).isEqualTo(BlackoutCalendar.empty());
    }

    private String reason(FailoverDrills drills) {
        var driver = driver(drills).runToEnd();
        assertThat(schedules.askedFor(ORDERS)).isEmpty();
        assertThat(driver.facts())
                .singleElement()
                .isInstanceOf(FailoverDrillsSchedulingFailed.class);
        return ((FailoverDrillsSchedulingFailed) driver.facts().getFirst()).reason();
    }

    private static FailoverDrills drills(String name, Disruption disruption) {
        return new FailoverDrills(
                List.of(
                        new ScheduledDrill(
                                name, "0 10 * * 2", STOCKHOLM, disruption, MINUTE, null, true)),
                SALE);
    }

    private WorkflowDriver<DrillScheduling> driver(FailoverDrills drills) {
        var disruptors = new KnownDisruptors(() -> {});
        return WorkflowDriver.of(
                new ScheduleFailoverDrills(clusters, disruptors, schedules),
                ORDERS,
                new DrillScheduling(OPERATION, ORDERS, drills));
    }
}
