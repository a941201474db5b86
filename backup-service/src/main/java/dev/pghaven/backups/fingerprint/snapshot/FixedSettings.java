package dev.pghaven.backups.fingerprint.snapshot;

import java.sql.Connection;
import java.sql.SQLException;
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
                    "lock_timeout", "2s",
                    "client_connection_check_interval", "10s");

    /** Every page of a table is read, in its order, by as many processes as asked for. */
    private static final Map<String, String> PLANS =
            Map.of(
                    "enable_seqscan", "on",
                    "enable_indexscan", "off",
                    "enable_indexonlyscan", "off",
                    "enable_bitmapscan", "off",
                    "jit", "off",
                    "parallel_setup_cost", "0",
                    "parallel_tuple_cost", "0",
                    "min_parallel_table_scan_size", "0");

    /** Joined, because not every release knows every setting. */
    private static final String SET =
            """
            SELECT set_config(s.name, wanted.value, false)
            FROM (VALUES %s) wanted (name, value)
            JOIN pg_catalog.pg_settings s ON lower(s.name) = lower(wanted.name)
            """;

    private FixedSettings() {}

    /** For reading whole tables. */
    static void forTables(Connection connection, int workers) throws SQLException {
        set(connection, TEXT);
        set(connection, TIMEOUTS);
        set(connection, PLANS);
        set(connection, Map.of("max_parallel_workers_per_gather", Integer.toString(workers)));
    }

    /** For queries over catalogs, which may use their indexes. */
    static void forCatalogs(Connection connection) throws SQLException {
        set(connection, TEXT);
        set(connection, TIMEOUTS);
        set(connection, Map.of("jit", "off"));
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
