package dev.pghaven.backups.fingerprint;

import dev.pghaven.backups.fingerprint.snapshot.Interruptions;
import dev.pghaven.backups.fingerprint.snapshot.Queries;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;

/**
 * Reads a table once, and tells what is wrong with the table from what is wrong with the reading.
 */
final class TableQuery {
    private static final Set<String> TABLE_CLASSES =
            Set.of(
                    "XX", // an invalid page, a missing TOAST chunk
                    "58", // a file that cannot be read
                    "22", // a value that cannot be made text
                    "54", // one that is too long for it
                    "42" // hidden by a policy, or not granted
                    );

    private static final String READ = "SELECT count(*), coalesce(sum(%s), 0) FROM ONLY %s";

    private TableQuery() {}

    static TableFingerprint read(Connection connection, SizedTable sized) throws SQLException {
        var table = sized.table();
        return Queries.one(
                connection,
                READ.formatted(RowHash.of(table.columns()), table.identifier()),
                row ->
                        new TableFingerprint(
                                table.identifier(),
                                row.getLong(1),
                                row.getBigDecimal(2).toBigIntegerExact().toString(16),
                                sized.bytes()));
    }

    static boolean isOfTheTable(SQLException e) {
        var state = String.valueOf(e.getSQLState());
        return state.length() == 5 && TABLE_CLASSES.contains(state.substring(0, 2));
    }

    static UnreadableTable unreadable(SizedTable sized, SQLException e) {
        return new UnreadableTable(sized.table().identifier(), Interruptions.firstLine(e));
    }
}
