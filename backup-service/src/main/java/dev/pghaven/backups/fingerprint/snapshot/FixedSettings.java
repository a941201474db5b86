package dev.pghaven.backups.fingerprint.snapshot;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The settings under which source and copy are read alike, whatever the server, the database or the
 * role would have them be.
 */
final class FixedSettings {
    /** Values become text in one way only. */
    private static final Map<String, String> TEXT =
            Map.of(
                    "DateStyle", "ISO, YMD",
                    "IntervalStyle", "iso_8601",
                    "TimeZone", "UTC",
                    "extra_float_digits", "1",
                    "bytea_output", "hex",
                    "lc_monetary", "C",
                    "search_path", "",
                    // What a policy would hide is an error instead.
                    "row_security", "off");

    /** Nothing but a lost client or a lock that is not given ends a session. */
    private static final Map<String, String> TIMEOUTS =
            Map.of(
                    "statement_timeout", "0",
                    "transaction_timeout", "0",
                    "idle_in_transaction_session_timeout", "0",
                    "idle_session_timeout", "0",
                    "client_connection_check_interval", "10s");

    /** Tables are read whole, in the order of their pages; workers cost nothing to plan with. */
    private static final Map<String, String> PLANS =
            Map.of(
                    "enable_seqscan", "on",
                    "enable_indexscan", "off",
                    "enable_indexonlyscan", "off",
                    "enable_bitmapscan", "off",
                    "jit", "off",
                    "parallel_setup_cost", "0",
                    "parallel_tuple_cost", "0",
                    "max_parallel_workers_per_gather", "0");

    /** Joined, because not every release knows every setting. */
    private static final String SET =
            """
            SELECT set_config(s.name, wanted.value, false)
            FROM (VALUES %s) wanted (name, value)
            JOIN pg_catalog.pg_settings s ON lower(s.name) = lower(wanted.name)
            """;

    private FixedSettings() {}

    /** For whoever locks tables: a queue that does not move is left. */
    static void forHolder(Connection connection) throws SQLException {
        set(connection, TEXT);
        set(connection, TIMEOUTS);
        set(connection, Map.of("jit", "off", "lock_timeout", "500ms"));
    }

    /** For whoever reads the tables that another has locked. */
    static void forReader(Connection connection) throws SQLException {
        set(connection, TEXT);
        set(connection, TIMEOUTS);
        set(connection, PLANS);
        set(connection, Map.of("lock_timeout", "100ms"));
    }

    /** For the holder, which is idle while others read; before PostgreSQL 17 only that is bound. */
    static void endWithin(Connection connection, Duration longest) throws SQLException {
        var millis = Long.toString(Math.min(longest.toMillis(), Integer.MAX_VALUE));
        set(
                connection,
                Map.of(
                        "transaction_timeout", millis,
                        "idle_in_transaction_session_timeout", millis));
    }

    /** For the holder, when its tables are locked; what is still to lock are their indexes. */
    static void readTables(Connection connection, int workers) throws SQLException {
        set(connection, PLANS);
        set(
                connection,
                Map.of(
                        "lock_timeout", "60s",
                        "min_parallel_table_scan_size", "8MB",
                        "max_parallel_workers_per_gather", Integer.toString(workers)));
    }

    /** For the holder again; catalogs are read through their indexes. */
    static void readCatalogs(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(
                    "RESET enable_indexscan; RESET enable_indexonlyscan; RESET enable_bitmapscan;"
                            + " RESET parallel_setup_cost; RESET parallel_tuple_cost");
        }
    }

    private static void set(Connection connection, Map<String, String> settings)
            throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(SET.formatted(values(settings)));
        }
    }

    private static String values(Map<String, String> settings) {
        return settings.entrySet().stream()
                .map(it -> "('" + it.getKey() + "', '" + it.getValue() + "')")
                .collect(Collectors.joining(", "));
    }
}
