package dev.pghaven.backups.fingerprint.snapshot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pghaven.backups.fingerprint.Comparison;
import dev.pghaven.backups.fingerprint.Effort;
import dev.pghaven.backups.fingerprint.Fingerprinting;
import dev.pghaven.backups.fingerprint.Progress;
import dev.pghaven.backups.fingerprint.SourceCluster;
import dev.pghaven.testpostgres.PostgresServer;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A cluster of one instance: either a moment that is exact, or none. */
class PrimaryMomentIT {
    private static final Duration PATIENCE = Duration.ofMillis(500);
    private static SourceCluster source;

    @BeforeAll
    static void start() {
        source = SourceCluster.create("CREATE TABLE t AS SELECT 1 AS id");
    }

    @AfterAll
    static void stop() {
        source.close();
    }

    @Test
    void theCopyIsWhatTheSnapshotShowed() throws SQLException {
        try (var base = source.primary().baseCopy()) {
            var beat = beat();
            SourceCluster.execute(source.primary(), "app", "INSERT INTO t VALUES (2)");
            try (var snapshot = conclusive(moment().take())) {
                SourceCluster.execute(source.primary(), "app", "INSERT INTO t VALUES (3)");
                var position = snapshot.position().orElseThrow();
                var mark = conclusive(RecoveryMark.after(position, "a test", pghaven(), "app"));
                source.awaitArchived(mark.segment());
                var expected = conclusive(fingerprinting(source.primary()).ofSource(snapshot));
                try (var copy = source.restored(base, position)) {
                    var found = fingerprinting(copy).ofCopy("app");
                    assertThat(Comparison.of(expected, found).findings()).isEmpty();
                    knowsItsAge(copy, beat, mark);
                }
            }
        }
    }

    /** First by what the recovery remembers, then, restarted, by the heartbeat. */
    private static void knowsItsAge(PostgresServer copy, Heartbeat beat, RecoveryMark mark)
            throws SQLException {
        var replayed = newest(copy);
        copy.stop();
        copy.start();

        assertThat(replayed.source()).isEqualTo(NewestCommit.Source.RECOVERY);
        assertThat(replayed.at()).isBetween(beat.at(), mark.at());
        assertThat(newest(copy))
                .isEqualTo(new NewestCommit(beat.at(), NewestCommit.Source.HEARTBEAT));
    }

    private static NewestCommit newest(PostgresServer copy) throws SQLException {
        try (var connection = SourceCluster.as("pghaven", copy).open("app")) {
            return NewestCommit.in(connection).orElseThrow();
        }
    }

    @Test
    void aTransactionUnderWayLeavesNoMoment() throws SQLException {
        try (var writer = SourceCluster.as("postgres", source.primary()).open("app");
                var statement = writer.createStatement()) {
            writer.setAutoCommit(false);
            statement.execute("INSERT INTO t VALUES (4)");

            assertThat(moment().take())
                    .isEqualTo(
                            new Attempt.Inconclusive<>(
                                    "the cluster's only instance was written to all the time"));
            writer.rollback();
        }
        conclusive(moment().take()).close();
    }

    @Test
    void aTransactionThatOnlyReadsIsNoHindrance() throws SQLException {
        try (var reader = SourceCluster.as("postgres", source.primary()).open("app");
                var statement = reader.createStatement()) {
            reader.setAutoCommit(false);
            reader.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            statement.execute("SELECT * FROM t");

            conclusive(moment().take()).close();
        }
    }

    /** A process that lives on and has forgotten it: nobody can change the table until then. */
    @Test
    void theServerLetsGoOfWhatIsHeldForTooLong() throws SQLException {
        try (var snapshot = conclusive(moment().take())) {
            snapshot.endWithin(Duration.ofMillis(300));

            SourceCluster.execute(
                    source.primary(),
                    "app",
                    "SET lock_timeout = '20s'",
                    "BEGIN; LOCK TABLE t IN ACCESS EXCLUSIVE MODE; ROLLBACK");

            assertThat(snapshot.databases()).isNotEmpty().allSatisfy(PrimaryMomentIT::isGone);
        }
    }

    private static void isGone(DatabaseSnapshot held) {
        assertThatThrownBy(() -> Queries.text(held.holder(), "SELECT 'still there'"))
                .isInstanceOf(SQLException.class);
    }

    @Test
    void aHeartbeatIsWrittenOnce() throws SQLException {
        try (var connection = pghaven().open("app")) {
            var id = UUID.randomUUID();

            var first = Heartbeat.beat(connection, id);
            var second = Heartbeat.beat(connection, id);

            assertThat(second.at()).isEqualTo(first.at());
            assertThat(Heartbeat.newest(connection).orElseThrow().id()).isEqualTo(id);
        }
    }

    private static Heartbeat beat() throws SQLException {
        try (var connection = pghaven().open("app")) {
            return Heartbeat.beat(connection, UUID.randomUUID());
        }
    }

    private static PrimaryMoment moment() {
        return new PrimaryMoment(pghaven(), "app", PATIENCE);
    }

    private static Sessions pghaven() {
        return SourceCluster.as("pghaven", source.primary());
    }

    private static Fingerprinting fingerprinting(PostgresServer server) {
        return new Fingerprinting(
                SourceCluster.as("pghaven", server), new Effort(2), Progress.UNHEARD);
    }

    private static <T> T conclusive(Attempt<T> attempt) {
        return switch (attempt) {
            case Attempt.Conclusive<T>(var value) -> value;
            case Attempt.Inconclusive<T>(var reason) -> throw new AssertionError(reason);
        };
    }
}
