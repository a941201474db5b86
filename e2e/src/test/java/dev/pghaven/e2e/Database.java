package dev.pghaven.e2e;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;

/** A database of a cluster's primary, entered as one of its roles over connections of one use. */
record Database(String address, String name, String user, String password) {

    void execute(String... statements) {
        try (var connection = connect();
                var statement = connection.createStatement()) {
            for (var it : statements) {
                statement.execute(it);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e.getMessage(), e);
        }
    }

    /** The first column of the first row, as text. */
    String ask(String query) {
        try (var connection = connect();
                var statement = connection.createStatement();
                var row = statement.executeQuery(query)) {
            return row.next() ? row.getString(1) : "no row";
        } catch (SQLException e) {
            throw new IllegalStateException(e.getMessage(), e);
        }
    }

    boolean letsUsIn() {
        try (var _ = connect()) {
            return true;
        } catch (SQLException e) {
            return false;
        }
    }

    /** A pod's certificate names services, which this JVM cannot resolve. */
    Connection connect() throws SQLException {
        var properties = new Properties();
        properties.setProperty("user", user);
        properties.setProperty("password", password);
        properties.setProperty("sslmode", "require");
        properties.setProperty("connectTimeout", "3");
        properties.setProperty("socketTimeout", "60");
        return DriverManager.getConnection(
                "jdbc:postgresql://" + address + ":5432/" + name, properties);
    }

    /** As libpq takes it. */
    String connectionString() {
        return "host=%s port=5432 dbname=%s user=%s password=%s sslmode=require"
                .formatted(address, name, user, password);
    }

    @Override
    public String toString() {
        return user + "@" + address + "/" + name;
    }
}
