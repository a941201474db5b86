package dev.pghaven.backups.checks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pghaven.azure.DestinationPath;
import dev.pghaven.backups.ArchiveLocation;
import dev.pghaven.backups.ArchiveLocations;
import dev.pghaven.backups.FollowedCluster;
import dev.pghaven.backups.fakes.InMemoryFollowedClusters;
import dev.pghaven.backups.fakes.InMemoryRestoreCheckSchedules;
import dev.pghaven.cnpg.Cluster;
import dev.pghaven.contracts.ClusterRef;
import dev.pghaven.contracts.RestoreChecksScheduled;
import dev.pghaven.contracts.RestoreChecksSchedulingFailed;
import dev.pghaven.contracts.VerifyRestore;
import dev.pghaven.contracts.cron.ZonedCron;
import dev.pghaven.contracts.spec.BackupMethod;
import dev.pghaven.contracts.spec.RestoreCheck;
import dev.pghaven.contracts.spec.RestoreChecks;
import dev.pghaven.contracts.spec.RestoreTarget;
import dev.pghaven.contracts.spec.SqlCheck;
import dev.pghaven.fakes.InMemoryClusters;
import dev.pghaven.operations.schedule.Schedule;
import dev.pghaven.testkit.WorkflowDriver;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ScheduleRestoreChecksTest {
    private static final ClusterRef ORDERS = new ClusterRef("apps", "orders");
    private static final UUID OPERATION = UUID.fromString("00000000-0000-5000-8000-000000000001");
    private static final SqlCheck COUNT =
            new SqlCheck("count", "select count(*) from orders", Optional.empty(), "7");
    private static final RestoreChecks NIGHTLY =
            new RestoreChecks(
                    List.of(
                            new RestoreCheck(
                                    "nightly",
                                    "30 2 * * *",
                                    ZoneId.of("Europe/Berlin"),
                                    RestoreTarget.latest(),
                                    List.of(COUNT))),
                    Duration.ofHours(30));

    private final InMemoryClusters clusters = new InMemoryClusters();
    private final InMemoryFollowedClusters followed = new InMemoryFollowedClusters();
    private final InMemoryRestoreCheckSchedules schedules = new InMemoryRestoreCheckSchedules();
    private Optional<ArchiveLocation> location =
            Optional.of(
                    new ArchiveLocation(
                            DestinationPath.parse("https://blobs.test/backups"),
                            "orders",
                            BackupMethod.PLUGIN));

    @Test
    void verifiesAtTheTimesThatAreAskedFor() {
        clusters.occupy(ORDERS);
        follow();

        var driver = driver(NIGHTLY).runToEnd();

        assertThat(schedules.askedFor(ORDERS))
                .containsExactly(
                        Schedule.of(
                                "nightly",
                                new ZonedCron("30 2 * * *", ZoneId.of("Europe/Berlin")),
                                new VerifyRestore(
                                        ORDERS, RestoreTarget.latest(), List.of(COUNT), true)));
        assertThat(driver.facts()).contains(new RestoreChecksScheduled(ORDERS, OPERATION, NIGHTLY));
        assertThat(followed.find(ORDERS).orElseThrow().maxProofAge())
                .isEqualTo(Duration.ofHours(30));
        assertThat(followed.find(ORDERS).orElseThrow().retentionPolicy()).isEqualTo("4w");
    }

    @Test
    void doesItAgainAfterACrash() {
        clusters.occupy(ORDERS);
        follow();

        driver(NIGHTLY).crashAfter("schedule-restore-checks").runToEnd();

        assertThat(schedules.askedFor(ORDERS)).hasSize(1);
    }

    @Test
    void anEmptyListTakesThemAway() {
        clusters.occupy(ORDERS);
        follow();
        driver(NIGHTLY).runToEnd();
        location = Optional.empty();

        driver(new RestoreChecks(List.of(), null)).runToEnd();

        assertThat(schedules.askedFor(ORDERS)).isEmpty();
    }

    @Test
    void refusesWhereThereIsNoCluster() {
        var driver = driver(NIGHTLY).runToEnd();

        assertThat(failure(driver).reason()).contains("there is no Cluster apps/orders");
        assertThat(schedules.askedFor(ORDERS)).isEmpty();
    }

    @Test
    void refusesWhereThereIsNothingToRestoreFrom() {
        clusters.occupy(ORDERS);
        location = Optional.empty();

        var driver = driver(NIGHTLY).runToEnd();

        assertThat(failure(driver).reason()).contains("has no archive");
        assertThat(schedules.askedFor(ORDERS)).isEmpty();
    }

    private void follow() {
        followed.follow(
                new FollowedCluster(
                        ORDERS, "app", location, true, "4w", RestoreChecks.DEFAULT_MAX_PROOF_AGE));
    }

    private static RestoreChecksSchedulingFailed failure(WorkflowDriver<?> driver) {
        return driver.facts().stream()
                .filter(RestoreChecksSchedulingFailed.class::isInstance)
                .map(RestoreChecksSchedulingFailed.class::cast)
                .findFirst()
                .orElseThrow();
    }

    private WorkflowDriver<CheckScheduling> driver(RestoreChecks checks) {
        var workflow = new ScheduleRestoreChecks(clusters, new Located(), followed, schedules);
        return WorkflowDriver.of(workflow, ORDERS, new CheckScheduling(OPERATION, ORDERS, checks));
    }

    private final class Located implements ArchiveLocations {
        @Override
        public Optional<ArchiveLocation> of(Cluster cluster) {
            return location;
        }

        @Override
        public Optional<String> firstRecoverabilityPoint(Cluster cluster) {
            return Optional.empty();
        }
    }
}
