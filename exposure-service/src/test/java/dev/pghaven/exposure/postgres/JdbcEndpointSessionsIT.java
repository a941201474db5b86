package dev.pghaven.exposure.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pghaven.contracts.ExposedEndpoint;
import dev.pghaven.exposure.contract.Entry;
import dev.pghaven.exposure.contract.Entry.Write;
import dev.pghaven.exposure.contract.Orders;
import dev.pghaven.testpostgres.PostgresServer;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class JdbcEndpointSessionsIT {
    private static PostgresServer primary;
    private static PostgresServer replica;

    @BeforeAll
    static void start() throws SQLException {
        primary = PostgresServer.create(Map.of("wal_keep_size", "1GB"));
        execute("create role pghaven login");
        try (var copy = primary.baseCopy()) {
            var source = "host=127.0.0.1 port=%d user=postgres".formatted(primary.port());
            replica = copy.start("standby.signal", Map.of("primary_conninfo", source));
        }
    }

    @AfterAll
    static void stop() {
        replica.close();
        primary.close();
    }

    @BeforeEach
    void makeRoom() throws SQLException {
        execute("drop schema if exists pghaven cascade");
        execute("create schema pghaven authorization pghaven");
        execute("alter role pghaven reset all");
    }

    @Test
    void writesOneRowPerEndpointHoweverOften() throws SQLException {
        enter(primary, "pghaven", Orders.PRIMARY, true);

        assertThat(enter(primary, "pghaven", Orders.PRIMARY, true))
                .isEqualTo(new Entry.Entered(false, Optional.of(new Write.Accepted())));
        assertThat(rows()).isEqualTo(1);
    }

    @Test
    void aReplicaRefusesAsReadOnly() {
        assertThat(enter(replica, "pghaven", Orders.REPLICAS, true))
                .isEqualTo(new Entry.Entered(true, Optional.of(new Write.ReadOnly())));
    }

    @Test
    void aPrimaryThatIsReadOnlySaysSo() throws SQLException {
        execute("alter role pghaven set default_transaction_read_only = on");

        assertThat(enter(primary, "pghaven", Orders.PRIMARY, true))
                .isEqualTo(new Entry.Entered(false, Optional.of(new Write.ReadOnly())));
    }

    @Test
    void aMissingSchemaIsOurOwnTrouble() throws SQLException {
        execute("drop schema pghaven cascade");

        assertThat(enter(primary, "pghaven", Orders.PRIMARY, true))
                .isInstanceOfSatisfying(
                        Entry.Entered.class,
                        it ->
                                assertThat(it.write().orElseThrow())
                                        .isInstanceOf(Write.NotAllowed.class));
    }

    @Test
    void writesNothingUnlessAsked() {
        assertThat(enter(primary, "pghaven", Orders.PRIMARY, false))
                .isEqualTo(new Entry.Entered(false, Optional.empty()));
    }

    @Test
    void aRoleThatIsNotThereIsNotLetIn() {
        assertThat(enter(primary, "nobody", Orders.PRIMARY, true))
                .isInstanceOf(Entry.NotLetIn.class);
    }

    @Test
    void aServerThatIsGoneFails() {
        var gone = PostgresServer.create();
        gone.close();

        assertThat(enter(gone, "pghaven", Orders.PRIMARY, true)).isInstanceOf(Entry.Failed.class);
    }

    private static Entry enter(
            PostgresServer server, String role, ExposedEndpoint endpoint, boolean write) {
        var sessions =
                new JdbcEndpointSessions(
                        _ -> DriverManager.getConnection(server.url("postgres"), login(role)));
        return sessions.enter(Orders.exposed(), endpoint, write, Duration.ofSeconds(5));
    }

    private static int rows() throws SQLException {
        try (var connection =
                        DriverManager.getConnection(primary.url("postgres"), login("postgres"));
                var statement = connection.createStatement();
                var row =
                        statement.executeQuery("select count(*) from pghaven.endpoint_contract")) {
            row.next();
            return row.getInt(1);
        }
    }

    private static void execute(String sql) throws SQLException {
        try (var connection =
                        DriverManager.getConnection(primary.url("postgres"), login("postgres"));
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static Properties login(String role) {
        var login = new Properties();
        login.setProperty("user", role);
        return login;
    }
}
