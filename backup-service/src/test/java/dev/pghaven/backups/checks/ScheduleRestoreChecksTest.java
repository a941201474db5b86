package dev.pghaven.backups.checks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pghaven.azure.DestinationPath;
import dev.pghaven.backups.ArchiveLocation;
import dev.pghaven.backups.ArchiveLocations;
import dev.pghaven.backups.FollowedCluster;
import dev.pghaven.backups.FollowedClusters;
import dev.pghaven.backups.RestoreCheckSchedules;
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
import dev.pghaven.operations.schedule.ScheduleStatus;
import dev.pghaven.testkit.WorkflowDriver;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
    private final Map<ClusterRef, FollowedCluster> followed = new HashMap<>();
    private final List<Schedule> schedules = new ArrayList<>();
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

        assertThat(schedules)
                .containsExactly(
                        Schedule.of(
                                "nightly",
                                new ZonedCron("30 2 * * *", ZoneId.of("Europe/Berlin")),
                                new VerifyRestore(
                                        ORDERS, RestoreTarget.latest(), List.of(COUNT), true)));
        assertThat(driver.facts()).contains(new RestoreChecksScheduled(ORDERS, OPERATION, NIGHTLY));
        assertThat(followed.get(ORDERS).maxProofAge()).isEqualTo(Duration.ofHours(30));
        assertThat(followed.get(ORDERS).retentionPolicy()).isEqualTo("4w");
    }

    @Test
    void doesItAgainAfterACrash() {
        clusters.occupy(ORDERS);
        follow();

        driver(NIGHTLY).crashAfter("schedule-restore-checks").runToEnd();

        assertThat(schedules).hasSize(1);
    }

    @Test
    void anEmptyListTakesThemAway() {
        clusters.occupy(ORDERS);
        follow();
        driver(NIGHTLY).runToEnd();
        location = Optional.empty();

        driver(new RestoreChecks(List.of(), null)).runToEnd();

        assertThat(schedules).isEmpty();
    }

    @Test
    void refusesWhereThereIsNoCluster() {
        var driver = driver(NIGHTLY).runToEnd();

        assertThat(failure(driver).reason()).contains("there is no Cluster apps/orders");
        assertThat(schedules).isEmpty();
    }

    @Test
    void refusesWhereThereIsNothingToRestoreFrom() {
        clusters.occupy(ORDERS);
        location = Optional.empty();

        var driver = driver(NIGHTLY).runToEnd();

        assertThat(failure(driver).reason()).contains("has no archive");
        assertThat(schedules).isEmpty();
    }

    private void follow() {
        followed.put(
                ORDERS,
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
        var workflow =
                new ScheduleRestoreChecks(clusters, new Located(), new Followed(), new Noted());
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

    private final class Followed implements FollowedClusters {
        @Override
        public void follow(FollowedCluster cluster) {
            followed.put(cluster.cluster(), cluster);
        }

        @Override
        public Optional<FollowedCluster> find(ClusterRef cluster) {
            return Optional.ofNullable(followed.get(cluster));
        }

        @Override
        public List<FollowedCluster> all() {
            return List.copyOf(followed.values());
        }

        @Override
        public void letGo(ClusterRef cluster) {
            followed.remove(cluster);
        }
    }

    private final class Noted implements RestoreCheckSchedules {
        @Override
        public void replaceFor(ClusterRef cluster, List<Schedule> wanted) {
            schedules.clear();
            schedules.addAll(wanted);
        }

        @Override
        public List<ScheduleStatus> of(ClusterRef cluster) {
            return List.of();
        }

        @Override
        public void removeFor(ClusterRef cluster) {
            schedules.clear();
        }
    }
}
