package dev.pghaven.backups.fingerprint;

import dev.pghaven.testpostgres.PostgresServer;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;

/** A server of one's own with pghaven's role, and its fingerprint at any time. */
public final class OneServer implements AutoCloseable {
    private static final String ROLES =
            """
            CREATE ROLE pghaven LOGIN BYPASSRLS IN ROLE pg_monitor, pg_read_all_data;
            CREATE ROLE reader LOGIN IN ROLE pg_read_all_data;
            CREATE SCHEMA pghaven AUTHORIZATION pghaven
            """;

    private final PostgresServer server;

    private OneServer(PostgresServer server) {
        this.server = server;
    }

    public static OneServer create() {
        var server = PostgresServer.create(Map.of("max_prepared_transactions", "4"));
        SourceCluster.execute(server, "postgres", "CREATE DATABASE app");
        SourceCluster.execute(server, "app", ROLES);
        return new OneServer(server);
    }

    public PostgresServer server() {
        return server;
    }

    public void execute(String... sql) {
        SourceCluster.execute(server, "app", sql);
    }

    public Fingerprint fingerprint() {
        return fingerprintAs("pghaven", new Effort(2));
    }

    Fingerprint fingerprintAs(String role, Effort effort) {
        try {
            return new Fingerprinting(SourceCluster.as(role, server), effort, Progress.UNHEARD)
                    .ofCopy("app");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What a change is found as: what is other, in which way. */
    List<String> findingsAfter(String... sql) {
        var before = fingerprint();
        execute(sql);
        return Comparison.of(before, fingerprint()).findings().stream()
                .map(it -> "%s: %s / %s".formatted(it.what(), it.expected(), it.found()))
                .toList();
    }

    @Override
    public void close() {
        server.close();
    }
}
