package dev.pghaven.backups.fingerprint;

import dev.pghaven.backups.fingerprint.snapshot.DatabaseSnapshot;
import dev.pghaven.backups.fingerprint.snapshot.JoinedSession;
import dev.pghaven.backups.fingerprint.snapshot.Sessions;
import java.sql.SQLException;
import java.util.Queue;

/**
 * Reads small tables beside the session that holds them. Its own locks queue behind whoever waits
 * for a table, who waits for the holder; such a table it leaves to the holder.
 */
final class HelperReading implements Together.Work {
    private static final String LOCK_NOT_AVAILABLE = "55P03";

    private final Sessions sessions;
    private final DatabaseSnapshot snapshot;
    private final Queue<SizedTable> tables;
    private final Queue<SizedTable> forTheHolder;
    private final Outcomes outcomes;

    HelperReading(
            Sessions sessions,
            DatabaseSnapshot snapshot,
            Queue<SizedTable> tables,
            Queue<SizedTable> forTheHolder,
            Outcomes outcomes) {
        this.sessions = sessions;
        this.snapshot = snapshot;
        this.tables = tables;
        this.forTheHolder = forTheHolder;
        this.outcomes = outcomes;
    }

    @Override
    public void run() throws SQLException {
        try (var session = snapshot.join(sessions)) {
            for (var next = tables.poll(); next != null; next = tables.poll()) {
                read(session, next);
                session.rejoin();
            }
        }
    }

    private void read(JoinedSession session, SizedTable table) throws SQLException {
        var connection = session.connection();
        connection.setNetworkTimeout(Runnable::run, table.patienceMillis());
        try {
            outcomes.read(TableQuery.read(connection, table));
        } catch (SQLException e) {
            if (LOCK_NOT_AVAILABLE.equals(e.getSQLState())) {
                forTheHolder.add(table);
            } else if (TableQuery.isOfTheTable(e)) {
                outcomes.unreadable(TableQuery.unreadable(table, e), table.bytes());
            } else {
                throw e;
            }
        }
    }
}
