package dev.pghaven.e2e;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;

/**
 * Somebody out on the Internet, who enters a cluster by the name of an endpoint and verifies its
 * certificate in full.
 *
 * @param address that the connections come from
 * @param authority the certificate of the cluster's authority
 */
record Client(String address, Path hosts, Path authority, Database login) {
    private static final int PATIENCE_MILLIS = 2000;

    Client at(String other) {
        return new Client(other, hosts, authority, login);
    }

    Connection connect(Endpoint endpoint) throws SQLException {
        var properties = new Properties();
        properties.setProperty("user", login.user());
        properties.setProperty("password", login.password());
        properties.setProperty("sslmode", "verify-full");
        properties.setProperty("sslrootcert", authority.toString());
        properties.setProperty("localSocketAddress", address);
        properties.setProperty("socketFactory", NamedSockets.class.getName());
        properties.setProperty("socketFactoryArg", hosts.toString());
        properties.setProperty("connectTimeout", "2");
        properties.setProperty("socketTimeout", "20");
        return DriverManager.getConnection(
                "jdbc:postgresql://%s:%d/%s"
                        .formatted(endpoint.host(), endpoint.port(), login.name()),
                properties);
    }

    /** The first column of the first row, over a connection of one use. */
    String ask(Endpoint endpoint, String query) {
        try (var connection = connect(endpoint)) {
            return ask(connection, query);
        } catch (SQLException e) {
            throw new IllegalStateException(e.getMessage(), e);
        }
    }

    static String ask(Connection connection, String query) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(query)) {
            return row.next() ? row.getString(1) : "no row";
        }
    }

    boolean isLetIn(Endpoint endpoint) {
        try (var _ = connect(endpoint)) {
            return true;
        } catch (SQLException e) {
            return false;
        }
    }

    /** Whether anybody listens at the endpoint's address, whatever its name leads to. */
    boolean meetsSomebody(Endpoint endpoint) {
        try (var socket = new Socket()) {
            socket.bind(new InetSocketAddress(address, 0));
            socket.connect(
                    new InetSocketAddress(endpoint.address(), endpoint.port()), PATIENCE_MILLIS);
            return true;
        } catch (IOException refusedOrSilent) {
            return false;
        }
    }
}
