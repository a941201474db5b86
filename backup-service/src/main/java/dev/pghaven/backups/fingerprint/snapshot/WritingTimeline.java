package dev.pghaven.backups.fingerprint.snapshot;

import java.sql.Connection;
import java.sql.SQLException;

/** The timeline that a primary writes its WAL on. */
public final class WritingTimeline {
    private static final String TIMELINE =
            "SELECT ('x' || left(pg_walfile_name(pg_current_wal_insert_lsn()), 8))::bit(32)::int";

    private WritingTimeline() {}

    public static int of(Connection primary) throws SQLException {
        return Queries.one(primary, TIMELINE, row -> row.getInt(1));
    }
}
