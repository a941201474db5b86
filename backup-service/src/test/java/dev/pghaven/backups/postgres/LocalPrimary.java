package dev.pghaven.backups.postgres;

import dev.pghaven.backups.watch.PrimaryWal;
import dev.pghaven.testpostgres.PostgresServer;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;

/** A primary of a test, with its role pghaven. */
public final class LocalPrimary {
    private final PostgresServer server;

    public LocalPrimary(PostgresServer server) {
        this.server = server;
    }

    public PrimaryWal wal() {
        return new JdbcPrimaryWal(
                _ -> DriverManager.getConnection(server.url("postgres"), login("pghaven")));
    }

    public LocalPrimary withRole() {
        execute("create role pghaven login");
        execute("grant pg_monitor to pghaven");
        return this;
    }

    /** Something is written, and its segment closed. */
    public void closeSegment() {
        execute("select pg_create_restore_point('a test')");
        execute("select pg_switch_wal()");
    }

    public void execute(String sql) {
        try (var connection =
                        DriverManager.getConnection(server.url("postgres"), login("postgres"));
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Properties login(String role) {
        var login = new Properties();
        login.setProperty("user", role);
        return login;
    }
}
