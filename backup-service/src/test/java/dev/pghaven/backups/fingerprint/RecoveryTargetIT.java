package dev.pghaven.backups.fingerprint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pghaven.backups.archive.wal.Lsn;
import dev.pghaven.backups.fingerprint.snapshot.Attempt;
import dev.pghaven.backups.fingerprint.snapshot.Queries;
import dev.pghaven.backups.fingerprint.snapshot.RecoveryMark;
import dev.pghaven.backups.fingerprint.snapshot.Sessions;
import dev.pghaven.backups.fingerprint.snapshot.StandbyMoment;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Which record is the last that recovery to an LSN replays, where it matters most. */
class RecoveryTargetIT {
    /** What was committed right before the moment is there; what is committed next is not. */
    @Test
    void isExclusive() throws SQLException {
        try (var source = SourceCluster.create("CREATE TABLE t (id int)");
                var base = source.primary().baseCopy();
                var next = primary(source).open("app")) {
            next.setAutoCommit(false);
            Queries.list(next, "INSERT INTO t VALUES (2) RETURNING id", row -> row.getInt(1));
            SourceCluster.execute(source.primary(), "app", "INSERT INTO t VALUES (1)");

            try (var snapshot = conclusive(moment(source).take(endOfWal(source)))) {
                next.commit();
                var position = snapshot.position().orElseThrow();
                assertThat(position.lsn()).as("the commit is next").isLessThan(endOfWal(source));
                var mark = RecoveryMark.after(position, "a test", primary(source), "app");
                source.awaitArchived(conclusive(mark).segment());
                try (var copy = source.restored(base, position);
                        var connection = SourceCluster.as("pghaven", copy).open("app")) {
                    assertThat(Queries.list(connection, "TABLE t", row -> row.getInt(1)))
                            .containsExactly(1);
                }
            }
        }
    }

    private static StandbyMoment moment(SourceCluster source) {
        return new StandbyMoment(
                SourceCluster.as("pghaven", source.standby()), "app", Duration.ofSeconds(10));
    }

    private static Sessions primary(SourceCluster source) {
        return SourceCluster.as("postgres", source.primary());
    }

    private static Lsn endOfWal(SourceCluster source) throws SQLException {
        try (var connection = primary(source).open("app")) {
            return Lsn.of(Queries.text(connection, "SELECT pg_current_wal_insert_lsn()"));
        }
    }

    private static <T> T conclusive(Attempt<T> attempt) {
        return switch (attempt) {
            case Attempt.Conclusive<T>(var value) -> value;
            case Attempt.Inconclusive<T>(var reason) -> throw new AssertionError(reason);
        };
    }
}
