package dev.pghaven.backups.fingerprint.snapshot;

import java.sql.SQLException;
import java.util.Set;

/** PostgreSQL's error codes that say that the source moved on, or went away, while it was read. */
public final class Interruptions {
    private static final Set<String> CLASSES =
            Set.of(
                    "08", // the connection is lost
                    "40", // conflict with recovery, as a failed serialization or a deadlock
                    "53", // no memory for locks, no connection left
                    "57" // cancelled, shut down, promoted, or the database was dropped
                    );

    private static final Set<String> STATES =
            Set.of(
                    "22023", // whose snapshot was exported was cancelled
                    "42704",
                    "25006", // the primary has become a standby
                    "3D000", // a database, table or column of the snapshot is no longer there
                    "42P01",
                    "42703",
                    "55000", // recovery is not in progress: the standby was promoted
                    "55P03", // somebody holds a table exclusively
                    "58P01" // the file of a dropped table
                    );

    private Interruptions() {}

    public static boolean meant(SQLException e) {
        var state = String.valueOf(e.getSQLState());
        return STATES.contains(state)
                || state.length() == 5 && CLASSES.contains(state.substring(0, 2));
    }

    /** What follows is the position in a statement that the reader does not see. */
    public static String firstLine(SQLException e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    }
}
