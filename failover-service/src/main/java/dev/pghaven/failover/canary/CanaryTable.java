package dev.pghaven.failover.canary;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.BitSet;
import java.util.UUID;

/**
 * The table of one canary, in the only schema that our role may write to. Its name is made of hex
 * digits alone.
 */
record CanaryTable(String name) {
    static CanaryTable of(UUID operation) {
        return new CanaryTable("pghaven.canary_" + operation.toString().replace("-", ""));
    }

    /** Numbers of a canary that died before anything was broken are worth nothing. */
    void createAnew(Connection connection) throws SQLException {
        drop(connection);
        execute(connection, "create table %s (number integer primary key)".formatted(name));
    }

    void drop(Connection connection) throws SQLException {
        execute(connection, "drop table if exists " + name);
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
