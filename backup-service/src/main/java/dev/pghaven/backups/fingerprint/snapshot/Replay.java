package dev.pghaven.backups.fingerprint.snapshot;

import dev.pghaven.backups.archive.wal.Lsn;
import java.sql.Connection;
import java.sql.SQLException;

/** The replay of WAL on a standby, which can be paused. */
public final class Replay {
    private static final String STATE =
            """
            SELECT pg_is_in_recovery(),
                CASE WHEN pg_is_in_recovery() THEN pg_get_wal_replay_pause_state() END,
                coalesce(pg_last_wal_replay_lsn(), '0/0')
            """;

    private final Connection standby;

    public Replay(Connection standby) {
        this.standby = standby;
    }

    /** Where the replay is, and whether it stands there. */
    public record State(boolean inRecovery, String pause, Lsn replayed) {
        /** Between two records of WAL, and not in the middle of one. */
        public boolean paused() {
            return inRecovery && pause.equals("paused");
        }

        public boolean running() {
            return inRecovery && pause.equals("not paused");
        }
    }

    public State state() throws SQLException {
        return Queries.one(
                standby,
                STATE,
                row -> new State(row.getBoolean(1), row.getString(2), Lsn.of(row.getString(3))));
    }

    public void pause() throws SQLException {
        Queries.text(standby, "SELECT pg_catalog.pg_wal_replay_pause()::text");
    }

    /** Does nothing where the replay runs, or has ended with a promotion. */
    public void resume() throws SQLException {
        Queries.list(
                standby,
                "SELECT pg_catalog.pg_wal_replay_resume()::text WHERE pg_is_in_recovery()"
                        + " AND pg_get_wal_replay_pause_state() <> 'not paused'",
                row -> row.getString(1));
    }
}
