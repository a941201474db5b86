package dev.pghaven.failover.canary;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.UUID;
import java.util.random.RandomGenerator;

/**
 * The table of one canary, in the only schema that our role may write to. Its name is made of hex
 * digits alone.
 */
record CanaryTable(String name) {
    private static final String OF_OPERATION =
            """
            select format('%%I.%%I', schemaname, tablename) from pg_catalog.pg_tables
            where schemaname = 'pghaven' and starts_with(tablename, '%s')
            """;

    /**
     * A new one for each canary: another process may have begun one for the same operation, which
     * still writes, and numbers its commits alike.
     */
    static CanaryTable of(UUID operation, RandomGenerator random) {
        return new CanaryTable("pghaven.%s_%08x".formatted(prefix(operation), random.nextInt()));
    }

    private static String prefix(UUID operation) {
        return "canary_" + operation.toString().replace("-", "");
    }

    void create(Connection connection) throws SQLException {
        execute(connection, "create table %s (number integer primary key)".formatted(name));
    }

    /** Those of all the canaries that an operation ever had. */
    static void dropAllOf(UUID operation, Connection connection) throws SQLException {
        for (var table : tablesOf(operation, connection)) {
            execute(connection, "drop table if exists " + table);
        }
    }

    private static List<String> tablesOf(UUID operation, Connection connection)
            throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(OF_OPERATION.formatted(prefix(operation)))) {
            var tables = new ArrayList<String>();
            while (rows.next()) {
                tables.add(rows.getString(1));
            }
            return tables;
        }
    }

    String insert() {
        return "insert into %s (number) values (?)".formatted(name);
    }

    /** Where even the table is lost, so is all that was in it. */
    BitSet numbers(Connection connection) throws SQLException {
        return stands(connection) ? numbersIn(connection) : new BitSet();
    }

    private boolean stands(Connection connection) throws SQLException {
        try (var statement = connection.prepareStatement("select to_regclass(?) is not null")) {
            statement.setString(1, name);
            var row = statement.executeQuery();
            row.next();
            return row.getBoolean(1);
        }
    }

    private BitSet numbersIn(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("select number from " + name)) {
            var numbers = new BitSet();
            while (rows.next()) {
                numbers.set(rows.getInt(1));
            }
            return numbers;
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
