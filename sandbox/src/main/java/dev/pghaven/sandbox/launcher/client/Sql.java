package dev.pghaven.sandbox.launcher.client;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;

/** Asks one PostgreSQL after the other, each question over a fresh connection with TLS. */
public record Sql(String database, Credentials credentials, Path caFile, Duration patience) {
    private static final Duration OF_A_PERSON = Duration.ofSeconds(10);

    public Sql(String database, Credentials credentials, Path caFile) {
        this(database, credentials, caFile, OF_A_PERSON);
    }

    /** The first column of every row, as text. */
    public List<String> ask(Instance instance, String query) throws SQLException {
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

    public void tell(Instance instance, String command) throws SQLException {
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
        properties.setProperty("socketTimeout", String.valueOf(patience.toSeconds()));
        return DriverManager.getConnection(
                "jdbc:postgresql://" + address + ":5432/" + database, properties);
    }
}
