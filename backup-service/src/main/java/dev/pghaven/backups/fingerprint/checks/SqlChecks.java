package dev.pghaven.backups.fingerprint.checks;

import dev.pghaven.backups.fingerprint.snapshot.Interruptions;
import dev.pghaven.backups.fingerprint.snapshot.Sessions;
import dev.pghaven.contracts.RestoreEvidence.SqlCheckResult;
import dev.pghaven.contracts.spec.SqlCheck;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Runs the user's own checks on a copy, each in a read-only transaction of its own. They see the
 * text that psql would show, under the server's own {@code search_path}, with dates in ISO form and
 * in UTC. A check that fails, lasts too long or gives anything but one value did not pass.
 */
public final class SqlChecks {
    private static final String SETTINGS =
            "SET TimeZone = 'UTC'; SET DateStyle = 'ISO, YMD'; SET statement_timeout = ";

    private final Sessions sessions;
    private final String database;
    private final Duration timeout;

    /**
     * @param sessions of a role that is not superuser
     * @param database where a check names none
     */
    public SqlChecks(Sessions sessions, String database, Duration timeout) {
        this.sessions = sessions;
        this.database = database;
        this.timeout = timeout;
    }

    public List<SqlCheckResult> run(List<SqlCheck> checks) throws SQLException {
        var results = new ArrayList<SqlCheckResult>();
        for (var check : checks) {
            results.add(run(check));
        }
        return List.copyOf(results);
    }

    private SqlCheckResult run(SqlCheck check) throws SQLException {
        var found = found(check);
        var passed = found.equals(new SingleValue.Text(check.expected()));
        return new SqlCheckResult(check.name(), passed, check.expected(), found.shown());
    }

    private SingleValue found(SqlCheck check) throws SQLException {
        try (var connection = sessions.open(check.database().orElse(database))) {
            prepare(connection);
            return SingleValue.of(connection, check.sql());
        } catch (SQLException e) {
            if (isOfTheCopy(e)) {
                throw e;
            }
            return new SingleValue.None("error: " + Interruptions.firstLine(e));
        }
    }

    private void prepare(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(SETTINGS + timeout.toMillis());
        }
        connection.setReadOnly(true);
        connection.setAutoCommit(false);
    }

    /**
     * The copy went away, or has no connection, memory or disk left; the check may well pass when
     * that is over.
     */
    private static boolean isOfTheCopy(SQLException e) {
        var state = String.valueOf(e.getSQLState());
        return state.startsWith("08") || state.startsWith("57P") || state.startsWith("53");
    }
}
