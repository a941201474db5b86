package dev.pghaven.sandbox.store;

import dev.pghaven.sandbox.postgres.LocalAccess;
import java.sql.Connection;
import java.sql.SQLException;
import org.postgresql.PGConnection;

/** The role and the database that the services find; all below is theirs. */
record StoreSchema(LocalAccess access) {
    static final String DATABASE = "pghaven";
    static final String ROLE = "pghaven";

    /** The password's file is the truth, also when somebody replaced it. */
    void prepare(String password) throws SQLException {
        try (var connection = access.open("postgres")) {
            if (!exists(connection, "select 1 from pg_roles where rolname = '" + ROLE + "'")) {
                run(connection, "create role " + ROLE + " login");
            }
            setPassword(connection, password);
            if (!exists(
                    connection, "select 1 from pg_database where datname = '" + DATABASE + "'")) {
                run(connection, "create database " + DATABASE + " owner " + ROLE);
            }
        }
    }

    /** The driver sends a hash, so the password can be in no log of the server. */
    private static void setPassword(Connection connection, String password) throws SQLException {
        connection
                .unwrap(PGConnection.class)
                .alterUserPassword(ROLE, password.toCharArray(), "scram-sha-256");
    }

    private static boolean exists(Connection connection, String query) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            return rows.next();
        }
    }

    private static void run(Connection connection, String command) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(command);
        }
    }
}
