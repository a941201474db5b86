package dev.pghaven.failover.canary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.pghaven.testpostgres.PostgresServer;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a real PostgreSQL answers to a commit, and what is made of it. */
class CommitIT {
    private static PostgresServer server;
    private static Endpoint endpoint;

    private final CanaryTable table =
            CanaryTable.of(UUID.randomUUID(), RandomGenerator.getDefault());
    private Connection connection;

    @BeforeAll
    static void start() {
        server = PostgresServer.create();
        endpoint = new Endpoint(server).withRole();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @BeforeEach
    void connect() throws SQLException {
        connection = DriverManager.getConnection(server.url("postgres"), "pghaven", "");
        table.create(connection);
    }

    @AfterEach
    void reset() throws SQLException {
        synchronous("");
        connection.close();
    }

    @Test
    void yesIsAcknowledged() {
        assertThat(Commit.send(connection, table, 7)).isEqualTo(Fate.ACKNOWLEDGED);
        assertThat(rows()).isEqualTo("1");
    }

    @Test
    void noIsRefused() {
        Commit.send(connection, table, 7);

        assertThat(Commit.send(connection, table, 7)).isEqualTo(Fate.REFUSED);
    }

    @Test
    void aPrimaryThatTakesNoWritesRefuses() throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("set default_transaction_read_only = on");
        }

        assertThat(Commit.send(connection, table, 7)).isEqualTo(Fate.REFUSED);
    }

    /** PostgreSQL answers with success: the row is there, and no standby has it. */
    @Test
    void aWaitForTheStandbyThatSomebodyCancelsIsNoAcknowledgement() throws Exception {
        synchronous("*");
        var sent = CompletableFuture.supplyAsync(() -> Commit.send(connection, table, 7));
        await().until(() -> waiting().equals("1"));

        endpoint.execute(
                "select pg_cancel_backend(pid) from pg_stat_activity where wait_event = 'SyncRep'");

        assertThat(sent.get(20, TimeUnit.SECONDS)).isEqualTo(Fate.UNKNOWN);
        assertThat(rows()).isEqualTo("1");
    }

    @Test
    void aConnectionThatBreaksBeforeTheAnswerLeavesItUnknown() throws Exception {
        synchronous("*");
        var sent = CompletableFuture.supplyAsync(() -> Commit.send(connection, table, 7));
        await().until(() -> waiting().equals("1"));

        endpoint.execute(
                "select pg_terminate_backend(pid) from pg_stat_activity"
                        + " where wait_event = 'SyncRep'");

        assertThat(sent.get(20, TimeUnit.SECONDS)).isEqualTo(Fate.UNKNOWN);
    }

    private static void synchronous(String standbys) {
        endpoint.execute("alter system set synchronous_standby_names = '%s'".formatted(standbys));
        endpoint.execute("select pg_reload_conf()");
        await().until(() ->
                endpoint.ask("show synchronous_standby_names").equals(standbys)
                        && endpoint.ask(
                                        "select count(*) from pg_stat_activity where wait_event = 'SyncRep'")
                                .equals("0"));
    }

    private static String waiting() {
        return endpoint.ask("select count(*) from pg_stat_activity where wait_event = 'SyncRep'");
    }

    private String rows() {
        return endpoint.ask("select count(*) from " + table.name());
    }
}
