package dev.pghaven.sandbox.postgres;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;

/**
 * Superuser access from the same machine, over the server's Unix socket and by who we are (peer):
 * no password, as CNPG's instance manager does it.
 */
public record LocalAccess(Path socketFolder) {
    public static final String SOCKET_FILE = ".s.PGSQL.5432";
    private static final String CONNECT_TIMEOUT_SECONDS = "5";

    public Connection open(String database) throws SQLException {
        var properties = new Properties();
        properties.setProperty("user", "postgres");
        properties.setProperty("sslmode", "disable");
        properties.setProperty("gssEncMode", "disable");
        properties.setProperty("connectTimeout", CONNECT_TIMEOUT_SECONDS);
        properties.setProperty("ApplicationName", "cnpg-instance-manager");
        // What is done here must not wait for standbys, which may not be there yet.
        properties.setProperty("options", "-c synchronous_commit=local");
        properties.setProperty("socketFactory", UnixSocketFactory.class.getName());
        properties.setProperty("socketFactoryArg", socketFolder.resolve(SOCKET_FILE).toString());
        return DriverManager.getConnection(url(database), properties);
    }

    /** The address is not used, but the driver wants one that it need not look up. */
    private static String url(String database) {
        return "jdbc:postgresql://127.0.0.1/" + URLEncoder.encode(database, StandardCharsets.UTF_8);
    }

    /** Whether it takes connections; a server that recovers does not yet. */
    public boolean isReady() {
        try (var connection = open("postgres")) {
            return connection.isValid(1);
        } catch (SQLException notYet) {
            return false;
        }
    }
}
