package dev.pghaven.sandbox.launcher.demo;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;

/** Asks one PostgreSQL after the other, each question over a fresh connection with TLS. */
record Sql(String database, Credentials credentials, Path caFile) {

    /** The first column of every row, as text. */
    List<String> ask(Instance instance, String query) throws SQLException {
        try (var connection = connect(instance.address());
                var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            var answers = new ArrayList<String>();
            while (rows.next()) {
                answers.add(rows.getString(1));
            }
            return answers;
        }
    }

    void tell(Instance instance, String command) throws SQLException {
        try (var connection = connect(instance.address());
                var statement = connection.createStatement()) {
            statement.executeUpdate(command);
        }
    }

    private Connection connect(String address) throws SQLException {
        var properties = new Properties();
        properties.setProperty("user", credentials.user());
        properties.setProperty("password", credentials.password());
        // A pod's certificate names the cluster's services, not the pod's address.
        properties.setProperty("sslmode", "verify-ca");
        properties.setProperty("sslrootcert", caFile.toString());
        properties.setProperty("connectTimeout", "3");
        properties.setProperty("socketTimeout", "10");
        return DriverManager.getConnection(
                "jdbc:postgresql://" + address + ":5432/" + database, properties);
    }
}
