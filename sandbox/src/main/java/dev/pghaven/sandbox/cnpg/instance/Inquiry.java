package dev.pghaven.sandbox.cnpg.instance;

import dev.pghaven.sandbox.cnpg.plan.InstanceReport;
import dev.pghaven.sandbox.cnpg.sql.Session;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.postgresql.replication.LogSequenceNumber;

/** Asks a server what the operator wants to know of it. */
final class Inquiry {
    /** The checkpoint's timeline is an old one until the first checkpoint after a promotion. */
    private static final String QUESTION =
            """
            SELECT NOT pg_is_in_recovery(),
                   CASE WHEN pg_is_in_recovery() THEN coalesce(r.received_tli, c.timeline_id)
                        ELSE ('x' || left(pg_walfile_name(pg_current_wal_lsn()), 8))::bit(32)::int
                   END,
                   s.system_identifier::text, a.archived_count,
                   coalesce(pg_last_wal_receive_lsn(), '0/0')::text,
                   coalesce(pg_last_wal_replay_lsn(), '0/0')::text,
                   r.pid IS NOT NULL
            FROM pg_control_checkpoint() c, pg_control_system() s,
                 pg_stat_archiver a LEFT JOIN pg_stat_wal_receiver r ON true
            """;

    private Inquiry() {}

    static InstanceReport of(Session session) throws SQLException {
        return session.query(QUESTION, Inquiry::report).getFirst();
    }

    private static InstanceReport report(ResultSet row) throws SQLException {
        return new InstanceReport(
                row.getBoolean(1),
                row.getInt(2),
                row.getString(3),
                row.getLong(4),
                LogSequenceNumber.valueOf(row.getString(5)),
                LogSequenceNumber.valueOf(row.getString(6)),
                row.getBoolean(7));
    }
}
