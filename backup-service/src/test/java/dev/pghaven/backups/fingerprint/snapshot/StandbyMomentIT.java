package dev.pghaven.backups.fingerprint.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pghaven.backups.archive.wal.Lsn;
import dev.pghaven.backups.fingerprint.Effort;
import dev.pghaven.backups.fingerprint.Fingerprint;
import dev.pghaven.backups.fingerprint.Fingerprinting;
import dev.pghaven.backups.fingerprint.Progress;
import dev.pghaven.backups.fingerprint.SourceCluster;
import dev.pghaven.backups.fingerprint.TableFingerprint;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What may happen to a standby while it is read. */
class StandbyMomentIT {
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final Lsn ANY = new Lsn(0);
    private SourceCluster source;

    @BeforeEach
    void start() {
        source =
                SourceCluster.create(
                        "CREATE TABLE t AS SELECT i AS id, repeat('x', 100) AS filler FROM"
                                + " generate_series(1, 200000) i",
                        "CREATE TABLE small AS SELECT 1 AS id");
    }

    @AfterEach
    void stop() {
        source.close();
    }

    /** Replay waits for the locks, and whoever else reads the table queues behind replay. */
    @Test
    void tablesStayAsTheyWereWhateverTheWalSaysLater() throws SQLException {
        try (var snapshot = taken()) {
            SourceCluster.execute(source.primary(), "app", "TRUNCATE small", "TRUNCATE t");
            awaitReplayBlocked();

            assertThat(read(snapshot))
                    .isInstanceOfSatisfying(
                            Attempt.Conclusive.class,
                            it -> assertThat(rows((Fingerprint) it.value())).contains(200000L, 1L));
        }
    }

    @Test
    void aConflictWithRecoveryIsInconclusive() throws SQLException {
        SourceCluster.execute(
                source.standby(),
                "postgres",
                "ALTER SYSTEM SET max_standby_streaming_delay = 0",
                "SELECT pg_reload_conf()");
        try (var snapshot = taken()) {
            SourceCluster.execute(source.primary(), "app", "TRUNCATE t");
            awaitReplay();

            assertThat(read(snapshot))
                    .isInstanceOfSatisfying(
                            Attempt.Inconclusive.class,
                            it -> assertThat(it.reason()).contains("could not read the source"));
        }
    }

    @Test
    void aPromotedStandbyIsInconclusive() {
        SourceCluster.execute(source.standby(), "postgres", "SELECT pg_promote()");

        assertThat(moment().take(ANY)).isInstanceOf(Attempt.Inconclusive.class);
    }

    @Test
    void aPromotionAfterTheMomentIsSeenByTheMark() throws SQLException {
        try (var snapshot = taken()) {
            SourceCluster.execute(source.standby(), "postgres", "SELECT pg_promote()");

            var mark =
                    RecoveryMark.after(
                            snapshot.position().orElseThrow(),
                            "a test",
                            SourceCluster.as("postgres", source.standby()),
                            "app");

            assertThat(mark)
                    .isEqualTo(
                            new Attempt.Inconclusive<>(
                                    "the primary is on timeline 2, the snapshot on 1"));
        }
    }

    @Test
    void aStandbyThatWentAwayIsInconclusive() throws SQLException {
        try (var snapshot = taken()) {
            source.standby().stop();

            assertThat(read(snapshot)).isInstanceOf(Attempt.Inconclusive.class);
        }
        assertThat(moment().take(ANY)).isInstanceOf(Attempt.Inconclusive.class);
    }

    @Test
    void replayRunsOnAfterwards() throws SQLException {
        taken().close();

        SourceCluster.execute(source.primary(), "app", "INSERT INTO small VALUES (2)");

        awaitReplay();
        assertThat(state().running()).isTrue();
    }

    @Test
    void whatAnotherPausedStaysPausedAndACrashIsHealedByResuming() throws SQLException {
        SourceCluster.execute(source.standby(), "app", "SELECT pg_wal_replay_pause()");

        assertThat(moment().take(ANY))
                .isEqualTo(
                        new Attempt.Inconclusive<>(
                                "the standby's replay is paused, and not for this"));
        assertThat(state().running()).isFalse();

        for (int twice = 0; twice < 2; twice++) {
            try (var connection = pghaven().open("app")) {
                new Replay(connection).resume();
            }
            assertThat(state().running()).isTrue();
        }
    }

    @Test
    void waitsForWhatMustHaveBeenReplayed() {
        assertThat(moment().take(Lsn.of("FF/0")))
                .isInstanceOfSatisfying(
                        Attempt.Inconclusive.class,
                        it -> assertThat(it.reason()).contains("has not replayed FF/0"));
    }

    @Test
    void aStandbyThatDoesNotStreamIsInconclusive() {
        source.primary().stop();

        assertThat(moment().take(ANY))
                .isEqualTo(
                        new Attempt.Inconclusive<>("the standby does not stream from its primary"));
    }

    /** DDL that is replayed but not committed holds its table until replay runs on. */
    @Test
    void aTableThatIsBeingChangedIsWaitedFor() throws SQLException {
        try (var ddl = SourceCluster.as("postgres", source.primary()).open("app");
                var statement = ddl.createStatement()) {
            ddl.setAutoCommit(false);
            statement.execute("TRUNCATE small");
            SourceCluster.execute(source.primary(), "app", "INSERT INTO t VALUES (0, '')");
            awaitReplay();
            assertThat(moment().take(ANY)).isInstanceOf(Attempt.Inconclusive.class);
            assertThat(state().running()).isTrue();

            ddl.commit();
            taken().close();
        }
    }

    private Snapshot taken() {
        return switch (moment().take(ANY)) {
            case Attempt.Conclusive<Snapshot>(var snapshot) -> snapshot;
            case Attempt.Inconclusive<Snapshot>(var reason) -> throw new AssertionError(reason);
        };
    }

    private Attempt<Fingerprint> read(Snapshot snapshot) {
        return new Fingerprinting(pghaven(), new Effort(2), Progress.UNHEARD).ofSource(snapshot);
    }

    private StandbyMoment moment() {
        return new StandbyMoment(pghaven(), "app", PATIENCE);
    }

    private Sessions pghaven() {
        return SourceCluster.as("pghaven", source.standby());
    }

    private static List<Long> rows(Fingerprint fingerprint) {
        return fingerprint.databases().getFirst().tables().stream()
                .map(TableFingerprint::rows)
                .toList();
    }

    private void awaitReplayBlocked() {
        Awaitility.await()
                .atMost(Duration.ofSeconds(10))
                .pollInterval(Duration.ofMillis(20))
                .until(this::replayIsBlocked);
    }

    private boolean replayIsBlocked() throws SQLException {
        try (var connection = pghaven().open("app")) {
            return Queries.truth(
                    connection,
                    "SELECT count(*) > 0 FROM pg_locks WHERE NOT granted"
                            + " AND mode = 'AccessExclusiveLock'");
        }
    }

    private Replay.State state() throws SQLException {
        try (var connection = pghaven().open("app")) {
            return new Replay(connection).state();
        }
    }

    private void awaitReplay() throws SQLException {
        Lsn end;
        try (var connection = SourceCluster.as("postgres", source.primary()).open("app")) {
            end = Lsn.of(Queries.text(connection, "SELECT pg_current_wal_insert_lsn()"));
        }
        Awaitility.await()
                .atMost(Duration.ofSeconds(10))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> state().replayed().compareTo(end) >= 0);
    }
}
