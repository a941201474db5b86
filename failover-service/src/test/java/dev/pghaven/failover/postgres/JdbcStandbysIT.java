package dev.pghaven.failover.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.pghaven.contracts.ClusterRef;
import dev.pghaven.failover.Replication;
import dev.pghaven.failover.Standby;
import dev.pghaven.failover.canary.Endpoint;
import dev.pghaven.postgres.Answer;
import dev.pghaven.postgres.Connections;
import dev.pghaven.testpostgres.PostgresServer;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class JdbcStandbysIT {
    private static final ClusterRef ORDERS = new ClusterRef("shop", "orders");

    private static PostgresServer primary;
    private static PostgresServer standby;
    private static Endpoint endpoint;

    @BeforeAll
    static void start() {
        primary = PostgresServer.create();
        endpoint = new Endpoint(primary).withRole();
        try (var copy = primary.baseCopy()) {
            standby =
                    copy.start(
                            "standby.signal",
                            Map.of(
                                    "primary_conninfo",
                                    "host=127.0.0.1 port=%d user=postgres application_name=orders-2"
                                            .formatted(primary.port())));
        }
    }

    @AfterAll
    static void stop() {
        standby.close();
        primary.close();
    }

    @Test
    void aMemberOfPgMonitorSeesHowFarEachStandbyIs() {
        await().until(() -> standbys().size() == 1 && standbys().getFirst().isWithin(0));
        assertThat(standbys().getFirst().instance()).isEqualTo("orders-2");
        assertThat(standbys().getFirst().streaming()).isTrue();

        new Endpoint(standby).execute("select pg_wal_replay_pause()");
        endpoint.execute("create table t as select generate_series(1, 10000)");

        await().until(() -> !standbys().getFirst().isWithin(100_000));
        assertThat(standbys().getFirst().lagBytes()).isPresent();

        new Endpoint(standby).execute("select pg_wal_replay_resume()");
        await().until(() -> standbys().getFirst().isWithin(0));
    }

    @Test
    void whoHasNotSaidHowFarItIsIsNotHeldToBeBehindByAll() throws Exception {
        try (var _ = connectedForReplication("orders-3")) {
            await().until(() -> standbys().size() == 2);

            assertThat(standbys().getLast().instance()).isEqualTo("orders-3");
            assertThat(standbys().getLast().lagBytes()).isEmpty();
            assertThat(standbys().getLast().isWithin(Long.MAX_VALUE)).isFalse();
        }
    }

    @Test
    void aStandbyThatCommitsWaitForIsSynchronous() {
        assertThat(standbys()).noneMatch(Standby::synchronous);

        endpoint.execute("alter system set synchronous_standby_names = 'ANY 1 (\"orders-2\")'");
        endpoint.execute("select pg_reload_conf()");
        await().until(() -> standbys().stream().anyMatch(Standby::synchronous));

        endpoint.execute("alter system reset synchronous_standby_names");
        endpoint.execute("select pg_reload_conf()");
        await().until(() -> standbys().stream().noneMatch(Standby::synchronous));
    }

    @Test
    void aMemberOfPgMonitorSeesTheLsnOfEachInstance() {
        await().until(() -> replication().replicas().size() == 1);
        endpoint.execute("create table if not exists u (id int)");

        await().untilAsserted(() -> {
            var seen = replication();
            assertThat(seen.lsn()).matches("[0-9A-F]+/[0-9A-F]+");
            assertThat(seen.replicas())
                    .containsExactly(
                            new Replication.Replica("orders-2", seen.lsn(), "streaming", "async"));
        });
    }

    @Test
    void aPrimaryThatCannotBeAskedIsAnAnswer() {
        Connections closed =
                _ -> {
                    throw new SQLException("connection refused", "08001");
                };

        assertThat(new JdbcReplications(closed).of(ORDERS, "postgres"))
                .isInstanceOfSatisfying(
                        Answer.NotReady.class,
                        it ->
                                assertThat(it.reason())
                                        .contains("shop/orders", "connection refused"));
    }

    private static Replication replication() {
        return switch (new JdbcReplications(endpoint).of(ORDERS, "postgres")) {
            case Answer.Given<Replication>(var seen) -> seen;
            case Answer.NotReady<Replication>(var why) -> throw new AssertionError(why);
        };
    }

    private static Connection connectedForReplication(String instance) throws SQLException {
        var login = new Properties();
        login.setProperty("user", "postgres");
        login.setProperty("replication", "true");
        login.setProperty("preferQueryMode", "simple");
        login.setProperty("assumeMinServerVersion", "16");
        login.setProperty("ApplicationName", instance);
        return DriverManager.getConnection(primary.url("postgres"), login);
    }

    private static List<Standby> standbys() {
        return switch (new JdbcStandbys(endpoint)
                .of(new ClusterRef("shop", "orders"), "postgres")) {
            case Answer.Given<List<Standby>>(var known) -> known;
            case Answer.NotReady<List<Standby>>(var why) -> throw new AssertionError(why);
        };
    }
}
