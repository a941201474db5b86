package dev.pghaven.backups.follow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pghaven.backups.FollowedCluster;
import dev.pghaven.backups.fakes.FixedArchiveLocations;
import dev.pghaven.backups.fakes.InMemoryFollowedClusters;
import dev.pghaven.cnpg.Cluster;
import dev.pghaven.cnpg.ClusterSpec;
import dev.pghaven.contracts.ClusterRef;
import dev.pghaven.contracts.spec.Backup;
import dev.pghaven.contracts.spec.RestoreChecks;
import dev.pghaven.fakes.InMemoryClusters;
import dev.pghaven.testkit.Crashes;
import dev.pghaven.testkit.WorkflowDriver;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class FollowClusterTest {
    private static final ClusterRef ORDERS = new ClusterRef("apps", "orders");
    private static final UUID OPERATION = UUID.fromString("00000000-0000-5000-8000-000000000001");
    private static final Duration WEEK = Duration.ofDays(7);

    private final InMemoryClusters clusters = new InMemoryClusters();
    private final FixedArchiveLocations locations = new FixedArchiveLocations();
    private final InMemoryFollowedClusters followed = new InMemoryFollowedClusters();

    FollowClusterTest() {
        var metadata = new ObjectMetaBuilder().withNamespace("apps").withName("orders").build();
        clusters.apply(Cluster.of(metadata, ClusterSpec.builder(3).build()));
    }

    @Test
    void knowsWhereTheClusterArchivesAndWhatWasAskedFor() {
        follow(asking("4w", Optional.of(WEEK))).runToEnd();

        assertThat(followed.all())
                .containsExactly(
                        new FollowedCluster(
                                ORDERS,
                                "appdb",
                                Optional.of(FixedArchiveLocations.ORDERS),
                                true,
                                "4w",
                                WEEK));
    }

    @Test
    void followsAClusterWithoutAnArchiveToo() {
        locations.nothingIsArchived();

        assertThat(follow(Backup.defaults()).runToEnd().completed()).isTrue();
        assertThat(followed.find(ORDERS).orElseThrow().archive()).isEmpty();
    }

    /** The fact that it was removed is on its way. */
    @Test
    void followsAClusterThatIsGoneByNow() {
        clusters.delete(ORDERS, clusters.uidOf(ORDERS).orElseThrow());

        assertThat(follow(Backup.defaults()).runToEnd().completed()).isTrue();
        assertThat(followed.find(ORDERS).orElseThrow().archive()).isEmpty();
    }

    @Test
    void aSpecWithoutRestoreChecksLeavesWhatWasAskedForByItself() {
        follow(asking("4w", Optional.of(WEEK))).runToEnd();

        follow(asking("7d", Optional.empty())).runToEnd();

        var now = followed.find(ORDERS).orElseThrow();
        assertThat(now.maxProofAge()).isEqualTo(WEEK);
        assertThat(now.retentionPolicy()).isEqualTo("7d");
    }

    @Test
    void whoAsksNothingGetsTheUsualAge() {
        follow(Backup.defaults()).runToEnd();

        assertThat(followed.find(ORDERS).orElseThrow().maxProofAge())
                .isEqualTo(RestoreChecks.DEFAULT_MAX_PROOF_AGE);
    }

    @Test
    void promisesNothingWhenItIsStopped() {
        var stopped = follow(Backup.defaults()).stopAt("register-cluster").runToEnd();

        assertThat(stopped.completed()).isFalse();
        assertThat(stopped.facts()).isEmpty();
    }

    @Test
    void survivesACrashAfterEachStep() {
        Crashes.crashAfterEachStep(
                () -> new FollowClusterTest().follow(Backup.defaults()),
                workflow -> assertThat(workflow.facts()).isEmpty());
    }

    @Test
    void everyStepMayRunTwice() {
        Crashes.everyStepTwice(
                () -> follow(Backup.defaults()), _ -> assertThat(followed.all()).hasSize(1));
    }

    private static Backup asking(String retention, Optional<Duration> maxProofAge) {
        var checks = maxProofAge.map(it -> new RestoreChecks(List.of(), it));
        return new Backup(null, null, null, retention, null, null, null, null, checks);
    }

    private WorkflowDriver<Following> follow(Backup backup) {
        return WorkflowDriver.of(
                new FollowCluster(clusters, locations, followed),
                ORDERS,
                new Following(OPERATION, ORDERS, "appdb", backup));
    }
}
