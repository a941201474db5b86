package dev.pghaven.backups.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pghaven.backups.fakes.Configurations;
import dev.pghaven.backups.fakes.FixedArchiveLocations;
import dev.pghaven.backups.fakes.InMemoryScheduledBackups;
import dev.pghaven.cnpg.BackupMethod;
import dev.pghaven.cnpg.Cluster;
import dev.pghaven.cnpg.ClusterSpec;
import dev.pghaven.cnpg.ScheduledBackup;
import dev.pghaven.contracts.BackupsScheduled;
import dev.pghaven.contracts.ClusterRef;
import dev.pghaven.contracts.spec.BackupSchedule;
import dev.pghaven.fakes.InMemoryClusters;
import dev.pghaven.testkit.Crashes;
import dev.pghaven.testkit.WorkflowDriver;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ScheduleBackupsTest {
    private static final ClusterRef ORDERS = new ClusterRef("apps", "orders");
    private static final UUID OPERATION = UUID.fromString("00000000-0000-5000-8000-000000000001");
    private static final BackupSchedule HOURLY =
            new BackupSchedule("hourly", "0 15 * ? * *", false, false);

    private final InMemoryClusters clusters = new InMemoryClusters();
    private final InMemoryScheduledBackups scheduled = new InMemoryScheduledBackups();
    private final FixedArchiveLocations locations = new FixedArchiveLocations();

    ScheduleBackupsTest() {
        var metadata = new ObjectMetaBuilder().withNamespace("apps").withName("orders").build();
        clusters.apply(Cluster.of(metadata, ClusterSpec.builder(3).build()));
    }

    @Test
    void saysWhenTheNextBackupComes() {
        var workflow = schedule(HOURLY).runToEnd();

        assertThat(workflow.facts())
                .containsExactly(
                        new BackupsScheduled(
                                ORDERS,
                                OPERATION,
                                List.of(
                                        new BackupsScheduled.ScheduledRun(
                                                "hourly",
                                                "0 15 * ? * *",
                                                false,
                                                Optional.of(
                                                        Instant.parse("2026-11-22T11:15:00Z"))))));
    }

    @Test
    void theMethodIsSaidAndTheBackupsOutliveTheirSchedule() {
        schedule(HOURLY).runToEnd();

        var spec = scheduled.get("orders-hourly").spec();
        assertThat(spec.method()).isEqualTo(BackupMethod.PLUGIN);
        assertThat(spec.backupOwnerReference()).isEqualTo("cluster");
    }

    @Test
    void takesAwayWhatIsNoLongerWantedAndNothingElse() {
        schedule(HOURLY).runToEnd();
        scheduled.occupy("somebodys");

        schedule(new BackupSchedule("daily", "0 0 3 * * *", false, false)).runToEnd();

        assertThat(scheduled.names()).containsExactly("orders-daily", "somebodys");
    }

    @Test
    void anEmptyListTakesAllAwayAlsoWithoutAnArchive() {
        schedule(HOURLY).runToEnd();
        locations.nothingIsArchived();

        assertThat(schedule().runToEnd().completed()).isTrue();
        assertThat(scheduled.names()).isEmpty();
    }

    @Test
    void aSuspendedScheduleHasNoNextRun() {
        var suspended = new BackupSchedule("hourly", "0 15 * ? * *", false, true);

        assertThat(schedule(suspended).runToEnd().facts())
                .singleElement()
                .isInstanceOfSatisfying(
                        BackupsScheduled.class,
                        fact -> assertThat(fact.schedules().getFirst().next()).isEmpty());
    }

    @Test
    void waitsUntilTheOperatorHasLookedAtIt() {
        scheduled.operatorSays(new ScheduledBackup.Status(null, null, null, null));

        assertThat(schedule(HOURLY).run("read-back-schedules").waitingFor())
                .hasValue("the operator has not looked at hourly yet");
    }

    @Test
    void whatSomebodyElseMadeIsRefused() {
        scheduled.occupy("orders-hourly");

        assertThat(schedule(HOURLY).runToEnd().stop())
                .hasValueSatisfying(it -> assertThat(it).contains("not by pghaven"));
    }

    @Test
    void aNameThatDoesNotFitALabelIsRefused() {
        var name = "x".repeat(60);

        assertThat(
                        schedule(new BackupSchedule(name, "0 0 3 * * *", false, false))
                                .runToEnd()
                                .stop())
                .hasValueSatisfying(it -> assertThat(it).contains("63 characters"));
    }

    @Test
    void survivesACrashAfterEachStep() {
        Crashes.crashAfterEachStep(
                () -> new ScheduleBackupsTest().schedule(HOURLY),
                workflow -> assertThat(workflow.facts()).hasSize(1));
    }

    @Test
    void everyStepMayRunTwice() {
        Crashes.everyStepTwice(
                () -> schedule(HOURLY), workflow -> assertThat(workflow.facts()).hasSize(1));

        assertThat(scheduled.names()).containsExactly("orders-hourly");
    }

    private WorkflowDriver<Scheduling> schedule(BackupSchedule... schedules) {
        var workflow =
                new ScheduleBackups(clusters, locations, scheduled, Configurations.defaults());
        return WorkflowDriver.of(workflow, Scheduling.of(OPERATION, ORDERS, List.of(schedules)));
    }
}
