package dev.pghaven.backups.fingerprint.checks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pghaven.backups.fingerprint.OneServer;
import dev.pghaven.backups.fingerprint.SourceCluster;
import dev.pghaven.contracts.RestoreEvidence.SqlCheckResult;
import dev.pghaven.contracts.spec.SqlCheck;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The user's own checks. */
class SqlChecksIT {
    private static OneServer copy;

    @BeforeAll
    static void start() {
        copy = OneServer.create();
        copy.execute(
                "CREATE TABLE orders AS SELECT i AS id FROM generate_series(1, 42) i;"
                        + " ALTER TABLE orders ENABLE ROW LEVEL SECURITY");
    }

    @AfterAll
    static void stop() {
        copy.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "SELECT count(*) FROM orders | 42 | true | 42",
                "SELECT count(*) > 40 FROM orders | t | true | t",
                "SELECT max(id) FROM orders | 43 | false | 42",
                "SELECT timestamptz '2026-01-01 12:00+02' | 2026-01-01 10:00:00+00 | true |"
                        + " 2026-01-01 10:00:00+00",
                "SELECT id FROM orders | 1 | false | more than one row",
                "SELECT id FROM orders WHERE id = 0 | 0 | false | no row",
                "SELECT 1, 2 | 1 | false | 2 columns",
                "SELECT NULL::int | null | false | null",
                "SELECT 1 / 0 | 1 | false | error: ERROR: division by zero",
                "SELECT nothing | 1 | false | error: ERROR: column `nothing` does not exist",
                "SELECT pg_sleep(60) |  `` | false |"
                        + " error: ERROR: canceling statement due to statement timeout",
                "CREATE TABLE pghaven.t () | 1 | false |"
                        + " error: ERROR: cannot execute CREATE TABLE in a read-only transaction",
                "SET search_path = public | 1 | false | no rows, but a command"
            })
    void comparesOneValueAsText(String sql, String expected, boolean passed, String found)
            throws SQLException {
        var result = run(new SqlCheck("a check", sql, Optional.empty(), expected));

        assertThat(result.passed()).isEqualTo(passed);
        assertThat(result.found().replace('"', '`')).isEqualTo(found);
        assertThat(result.name()).isEqualTo("a check");
    }

    @Test
    void runsInTheDatabaseThatTheCheckNames() throws SQLException {
        var check =
                new SqlCheck(
                        "where", "SELECT current_database()", Optional.of("postgres"), "postgres");

        assertThat(run(check).passed()).isTrue();
    }

    /** It says nothing of the data, so it is no result. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "CREATE ROLE crowded LOGIN CONNECTION LIMIT 0",
                "CREATE ROLE crowded LOGIN; ALTER ROLE crowded SET temp_file_limit = 0;"
                        + " ALTER ROLE crowded SET work_mem = '64kB'"
            })
    void aCopyWithoutResourcesHasNoResult(String role) {
        copy.execute(role);
        var sorted = "SELECT count(DISTINCT i) FROM generate_series(1, 100000) i";
        var check = new SqlCheck("distinct", sorted, Optional.empty(), "100000");

        assertThatThrownBy(() -> run("crowded", check))
                .isInstanceOfSatisfying(
                        SQLException.class, it -> assertThat(it.getSQLState()).startsWith("53"));
        copy.execute("DROP ROLE crowded");
    }

    private static SqlCheckResult run(SqlCheck check) throws SQLException {
        return run("pghaven", check);
    }

    private static SqlCheckResult run(String role, SqlCheck check) throws SQLException {
        var sessions = SourceCluster.as(role, copy.server());
        return new SqlChecks(sessions, "app", Duration.ofSeconds(1)).run(List.of(check)).getFirst();
    }
}
