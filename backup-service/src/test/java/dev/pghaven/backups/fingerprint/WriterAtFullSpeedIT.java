package dev.pghaven.backups.fingerprint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pghaven.backups.archive.wal.Lsn;
import dev.pghaven.backups.fingerprint.snapshot.Attempt;
import dev.pghaven.backups.fingerprint.snapshot.Position;
import dev.pghaven.backups.fingerprint.snapshot.RecoveryMark;
import dev.pghaven.backups.fingerprint.snapshot.StandbyMoment;
import dev.pghaven.testpostgres.PostgresServer;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** The one thing that everything rests on: a copy at P is what the paused standby showed. */
class WriterAtFullSpeedIT {
    /** A sample, for the sake of the test budget; twenty take 80 s on two cores. */
    private static final int ROUNDS = 8;

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static SourceCluster source;
    private static Writers writers;

    @BeforeAll
    static void startWriting() {
        source = SourceCluster.create(Writers.TABLES);
        writers = new Writers(source.primary(), 2);
    }

    @AfterAll
    static void stopWriting() {
        writers.close();
        source.close();
    }

    @RepeatedTest(ROUNDS)
    void theCopyIsWhatTheStandbyShowed() throws SQLException {
        var commits = writers.commits();
        try (var base = source.primary().baseCopy();
                var snapshot = conclusive(moment().take(endOfWal()))) {
            var expected = conclusive(fingerprinting(source.standby()).ofSource(snapshot));
            var position = snapshot.position().orElseThrow();
            source.awaitArchived(mark(position).segment());
            try (var copy = source.restored(base, position)) {
                var found = fingerprinting(copy).ofCopy("app");

                var comparison = Comparison.of(expected, found);
                assertThat(comparison.findings()).isEmpty();
                assertThat(comparison.undecided()).isEmpty();
                assertThat(comparison.rows()).isGreaterThan(1000);
            }
        }
        assertThat(writers.commits()).as("somebody wrote meanwhile").isGreaterThan(commits + 100);
    }

    /** Else the twenty rounds would prove nothing. */
    @Test
    void aMomentLaterTheClusterIsAnother() {
        var earlier = oneFingerprint();
        var later = oneFingerprint();

        assertThat(Comparison.of(earlier, later).findings()).isNotEmpty();
    }

    private static Fingerprint oneFingerprint() {
        try (var snapshot = conclusive(moment().take(new Lsn(0)))) {
            return conclusive(fingerprinting(source.standby()).ofSource(snapshot));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static StandbyMoment moment() {
        return new StandbyMoment(SourceCluster.as("pghaven", source.standby()), "app", PATIENCE);
    }

    /** What is restored must be later than the end of the base copy. */
    private static Lsn endOfWal() throws SQLException {
        try (var connection = SourceCluster.as("pghaven", source.primary()).open("app");
                var statement = connection.createStatement();
                var row = statement.executeQuery("SELECT pg_current_wal_insert_lsn()")) {
            row.next();
            return Lsn.of(row.getString(1));
        }
    }

    private static RecoveryMark mark(Position position) {
        return conclusive(
                RecoveryMark.after(
                        position, "a test", SourceCluster.as("pghaven", source.primary()), "app"));
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
