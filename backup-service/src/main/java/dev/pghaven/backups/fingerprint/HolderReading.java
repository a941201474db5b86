package dev.pghaven.backups.fingerprint;

import java.sql.Connection;
import java.sql.SQLException;

/**
 * Reads tables in the session that holds them locked, so that nobody who waits for such a table can
 * come in between; its parallel workers share its locks.
 */
final class HolderReading {
    private final Connection holder;
    private final Outcomes outcomes;

    HolderReading(Connection holder, Outcomes outcomes) {
        this.holder = holder;
        this.outcomes = outcomes;
    }

    void read(SizedTable table) throws SQLException {
        holder.setNetworkTimeout(Runnable::run, table.patienceMillis());
        var before = holder.setSavepoint();
        try {
            outcomes.read(TableQuery.read(holder, table));
        } catch (SQLException e) {
            if (!TableQuery.isOfTheTable(e)) {
                throw e;
            }
            outcomes.unreadable(TableQuery.unreadable(table, e), table.bytes());
        }
        // Frees the locks on its indexes, too; of thousands of tables they would be too many.
        holder.rollback(before);
    }
}
