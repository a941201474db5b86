package dev.pghaven.backups.retention;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pghaven.azure.DestinationPath;
import dev.pghaven.backups.ArchiveLocation;
import dev.pghaven.backups.FollowedCluster;
import dev.pghaven.backups.FollowedClusters;
import dev.pghaven.backups.ProofRecord;
import dev.pghaven.backups.Proofs;
import dev.pghaven.backups.RetentionConfiguration;
import dev.pghaven.backups.archive.OrdersArchive;
import dev.pghaven.backups.archive.ServerArchives;
import dev.pghaven.contracts.ClusterRef;
import dev.pghaven.contracts.RetentionEvaluated;
import dev.pghaven.contracts.RetentionEvaluated.RetainedBackup;
import dev.pghaven.contracts.spec.BackupMethod;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** All backups of the archive are long past the window, so the newest alone begins it. */
class RetentionEvaluationTest {
    private static final ClusterRef ORDERS = new ClusterRef("shop", "orders");
    private static final String FIRST = "20200605T120000";
    private static final String SECOND = "20200605T130000";
    private static final String NEWEST = "20200605T140000";

    private final OrdersArchive archive = new OrdersArchive();
    private final List<RetentionEvaluated> said = new ArrayList<>();
    private Optional<ArchiveLocation> location =
            Optional.of(
                    new ArchiveLocation(
                            DestinationPath.parse("https://blobs.test/backups"),
                            "orders",
                            BackupMethod.PLUGIN));
    private Optional<String> verified = Optional.empty();

    @BeforeEach
    void threeBackups() {
        archive.wal(1, 0, 30)
                .backup(FIRST, 1, 1, 2)
                .backup(SECOND, 1, 11, 12)
                .backup(NEWEST, 1, 21, 22);
    }

    @Test
    void saysWhatThePolicyWouldRemoveAndWhatItKeeps() {
        evaluate();

        assertThat(said)
                .singleElement()
                .satisfies(it -> {
                    assertThat(it.policy()).isEqualTo("1d");
                    assertThat(removable(it)).containsExactly(FIRST, SECOND);
                    assertThat(it.backups())
                            .allSatisfy(backup -> {
                                assertThat(backup.bytes()).isGreaterThan(10240);
                                assertThat(backup.reason()).isNotBlank();
                            });
                });
    }

    @Test
    void theBackupThatWasVerifiedLastIsNeverRemovable() {
        verified = Optional.of(FIRST);

        evaluate();

        assertThat(said.getFirst().lastVerified()).contains(FIRST);
        assertThat(removable(said.getFirst())).containsExactly(SECOND);
    }

    @Test
    void aBackupThatHasNotEndedIsNoMatterOfThePolicy() {
        archive.info("20200605T150000", "status=STARTED\n");

        evaluate();

        assertThat(said.getFirst().backups())
                .extracting(RetainedBackup::backupId)
                .containsExactly(FIRST, SECOND, NEWEST);
    }

    @Test
    void nothingIsSaidOfAClusterWithoutAnArchive() {
        location = Optional.empty();

        evaluate();

        assertThat(said).isEmpty();
    }

    private void evaluate() {
        new RetentionEvaluation(
                        new OneCluster(),
                        new ServerArchives(_ -> archive.blobs()),
                        new OneProof(),
                        new Notes(),
                        new Daily())
                .evaluate(ORDERS);
    }

    private static List<String> removable(RetentionEvaluated fact) {
        return fact.backups().stream()
                .filter(RetainedBackup::removable)
                .map(RetainedBackup::backupId)
                .toList();
    }

    private final class OneCluster implements FollowedClusters {
        @Override
        public void follow(FollowedCluster cluster) {
            throw new AssertionError("nobody asked for it");
        }

        @Override
        public Optional<FollowedCluster> find(ClusterRef cluster) {
            return Optional.of(
                    new FollowedCluster(
                            cluster, "app", location, true, "1d", Duration.ofHours(26)));
        }

        @Override
        public List<FollowedCluster> all() {
            return find(ORDERS).stream().toList();
        }

        @Override
        public void letGo(ClusterRef cluster) {
            throw new AssertionError("nobody asked for it");
        }
    }

    private final class OneProof implements Proofs {
        @Override
        public Optional<ProofRecord> of(ClusterRef cluster) {
            var last =
                    verified.map(it ->
                            new ProofRecord.Proof(
                                    Instant.EPOCH, Optional.of(it), Optional.empty()));
            return Optional.of(
                    new ProofRecord(cluster, Instant.EPOCH, Duration.ofHours(26), last, 0, 0, 0));
        }

        @Override
        public List<ProofRecord> all() {
            return of(ORDERS).stream().toList();
        }
    }

    private final class Notes implements Evaluations {
        @Override
        public Optional<ClusterRef> claim(Duration lease) {
            return Optional.empty();
        }

        @Override
        public boolean say(RetentionEvaluated fact, Duration interval) {
            return said.add(fact);
        }
    }

    private static final class Daily implements RetentionConfiguration {
        @Override
        public Duration interval() {
            return Duration.ofDays(1);
        }

        @Override
        public Duration tick() {
            return Duration.ofSeconds(30);
        }
    }
}
