package dev.pghaven.backups.fingerprint;

import dev.pghaven.backups.fingerprint.snapshot.Interruptions;
import dev.pghaven.backups.fingerprint.snapshot.JoinedSession;
import dev.pghaven.backups.fingerprint.snapshot.Queries;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.util.Set;

/** Reads tables one after another in one session. */
final class TableReading {
    /** The table, not the session, is what is wrong. */
    private static final Set<String> TABLE_CLASSES =
            Set.of(
                    "XX", // an invalid page, a missing TOAST chunk
                    "58", // a file that cannot be read
                    "22", // a value that cannot be made text
                    "54", // one that is too long for it
                    "42" // hidden by a policy, or not granted
                    );

    private static final String READ = "SELECT count(*), coalesce(sum(%s), 0) FROM ONLY %s";

    private final JoinedSession session;
    private final Findings findings;

    TableReading(JoinedSession session, Findings findings) {
        this.session = session;
        this.findings = findings;
    }

    /** Where the outcomes go. */
    interface Findings {
        void read(TableFingerprint table);

        void unreadable(UnreadableTable table, long bytes);
    }

    void read(SizedTable sized) throws SQLException {
        var name = sized.table().identifier();
        try {
            findings.read(fingerprint(sized));
        } catch (SQLException e) {
            if (!isOfTheTable(e)) {
                throw e;
            }
            findings.unreadable(
                    new UnreadableTable(name, Interruptions.firstLine(e)), sized.bytes());
            session.rejoin();
        }
    }

    private TableFingerprint fingerprint(SizedTable sized) throws SQLException {
        var table = sized.table();
        return Queries.one(
                session.connection(),
                READ.formatted(RowHash.of(table.columns()), table.identifier()),
                row ->
                        new TableFingerprint(
                                table.identifier(),
                                row.getLong(1),
                                content(row.getBigDecimal(2)),
                                sized.bytes()));
    }

    private static String content(BigDecimal sum) {
        return sum.toBigIntegerExact().toString(16);
    }

    private static boolean isOfTheTable(SQLException e) {
        var state = String.valueOf(e.getSQLState());
        return state.length() == 5 && TABLE_CLASSES.contains(state.substring(0, 2));
    }
}
