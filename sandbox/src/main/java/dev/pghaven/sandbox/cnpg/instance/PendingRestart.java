package dev.pghaven.sandbox.cnpg.instance;

import dev.pghaven.sandbox.cnpg.sql.Session;
import java.sql.SQLException;

/**
 * Settings that wait for a restart of one server. Some a standby must never have lower than its
 * primary: to lower those the primary has to go first, to raise them the standbys.
 */
record PendingRestart(boolean any, boolean lowersForStandbys) {
    private static final String QUERY =
            """
            SELECT count(*) > 0,
                   coalesce(bool_or(f.setting::bigint < s.setting::bigint), false)
            FROM pg_settings s LEFT JOIN pg_file_settings f ON f.name = s.name
                 AND f.name IN ('max_connections', 'max_worker_processes', 'max_wal_senders',
                                'max_prepared_transactions', 'max_locks_per_transaction')
            WHERE s.pending_restart
            """;

    static PendingRestart of(Session session) throws SQLException {
        return session.query(QUERY, row -> new PendingRestart(row.getBoolean(1), row.getBoolean(2)))
                .getFirst();
    }
}
