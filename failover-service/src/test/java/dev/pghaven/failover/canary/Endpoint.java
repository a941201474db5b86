package dev.pghaven.failover.canary;

import dev.pghaven.postgres.Connections;
import dev.pghaven.postgres.Destination;
import dev.pghaven.testpostgres.PostgresServer;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;

/** The Services of a test: all lead to one server until the test says another. */
public final class Endpoint implements Connections {
    private final Map<String, String> elsewhere = new ConcurrentHashMap<>();
    private volatile PostgresServer server;

    public Endpoint(PostgresServer server) {
        this.server = server;
    }

    /** The role and the schema that provisioning makes for us. */
    public Endpoint withRole() {
        execute("create role pghaven login");
        execute("grant pg_monitor to pghaven");
        execute("create schema pghaven authorization pghaven");
        return this;
    }

    public void leadsTo(PostgresServer other) {
        server = other;
    }

    /** One Service leads to HOST:PORT from now on, whoever listens there. */
    public void leads(String service, String to) {
        elsewhere.put(service, "jdbc:postgresql://%s/postgres".formatted(to));
    }

    @Override
    public Connection open(Destination destination) throws SQLException {
        var url = destination.service().map(elsewhere::get).orElseGet(this::url);
        return connect(url, "pghaven");
    }

    /** As superuser. */
    public void execute(String sql) {
        try (var connection = connect(url(), "postgres");
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The only value, as superuser. */
    public String ask(String sql) {
        try (var connection = connect(url(), "postgres");
                var statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private String url() {
        return server.url("postgres");
    }

    private static Connection connect(String url, String role) throws SQLException {
        var login = new Properties();
        login.setProperty("user", role);
        login.setProperty("connectTimeout", "2");
        login.setProperty("socketTimeout", role.equals("pghaven") ? "2" : "30");
        return DriverManager.getConnection(url, login);
    }
}
