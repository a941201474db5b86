package dev.pghaven.sandbox.launcher.demo;

import dev.pghaven.sandbox.launcher.client.Credentials;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;

/**
 * A client out on the Internet, at an address of its own. It connects by name, over TLS that is
 * verified in full, each time anew.
 */
record Outsider(String address, String database, Credentials credentials, Path caFile) {
    private static final int PATIENCE_MILLIS = 2000;

    /** PostgreSQL's SSLRequest: its length, and the code 1234.5679. */
    private static final byte[] SSL_REQUEST =
            ByteBuffer.allocate(8).putInt(8).putInt(80_877_103).array();

    Outsider at(String other) {
        return new Outsider(other, database, credentials, caFile);
    }

    String ask(String host, int port, String query) throws SQLException {
        try (var connection = connect(host, port);
                var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getString(1);
        }
    }

    /** {@code accepted}, or the state with which PostgreSQL refuses. */
    String write(String host, int port, String command) {
        try (var connection = connect(host, port);
                var statement = connection.createStatement()) {
            statement.executeUpdate(command);
            return "accepted";
        } catch (SQLException e) {
            return e.getSQLState();
        }
    }

    /**
     * Whether somebody answers: a denied client meets a refusal, a reset, or silence. One that
     * cannot have its own address has met nothing.
     */
    String knock(String host, int port) throws IOException {
        try (var socket = new Socket()) {
            socket.bind(new InetSocketAddress(address, 0));
            return answers(socket, new InetSocketAddress(host, port)) ? "let in" : "denied";
        }
    }

    private static boolean answers(Socket socket, InetSocketAddress door) {
        try {
            socket.connect(door, PATIENCE_MILLIS);
            socket.setSoTimeout(PATIENCE_MILLIS);
            socket.getOutputStream().write(SSL_REQUEST);
            return socket.getInputStream().read() >= 0;
        } catch (IOException refusedOrSilent) {
            return false;
        }
    }

    private Connection connect(String host, int port) throws SQLException {
        var properties = new Properties();
        properties.setProperty("user", credentials.user());
        properties.setProperty("password", credentials.password());
        properties.setProperty("sslmode", "verify-full");
        properties.setProperty("sslrootcert", caFile.toString());
        properties.setProperty("localSocketAddress", address);
        properties.setProperty("connectTimeout", "3");
        properties.setProperty("socketTimeout", "10");
        return DriverManager.getConnection(
                "jdbc:postgresql://%s:%d/%s".formatted(host, port, database), properties);
    }
}
