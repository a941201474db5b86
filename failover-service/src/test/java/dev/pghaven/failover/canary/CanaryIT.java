package dev.pghaven.failover.canary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.pghaven.contracts.ClusterRef;
import dev.pghaven.contracts.FailoverDrillCompleted.EndpointAnswers;
import dev.pghaven.failover.CanaryConfiguration;
import dev.pghaven.failover.fakes.Configurations;
import dev.pghaven.fakes.InMemoryInstances;
import dev.pghaven.postgres.Answer;
import dev.pghaven.testpostgres.PostgresServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A canary against real servers that are stopped, promoted and left behind. */
class CanaryIT {
    private static final ClusterRef ORDERS = new ClusterRef("shop", "orders");
    private static final String DATABASE = "postgres";
    private static final int RATE = 50;

    private final UUID operation = UUID.randomUUID();
    private final InMemoryInstances instances = new InMemoryInstances();
    private PostgresServer primary;
    private Optional<PostgresServer> standby = Optional.empty();
    private Endpoint endpoint;
    private JdbcCanaries canaries;

    @BeforeEach
    void start() {
        primary = PostgresServer.create();
        endpoint = new Endpoint(primary).withRole();
        instances.at("127.0.0.1", "127.0.0.2", "127.0.0.3");
        canaries = canariesOfAProcess();
    }

    @AfterEach
    void stop() {
        canaries.remove(operation, ORDERS, DATABASE);
        standby.ifPresent(PostgresServer::close);
        primary.close();
    }

    @Test
    void nothingIsLostWhereNothingHappens() {
        begin();
        canaries.mark(operation);
        awaitCommits(20);

        var report = end();

        assertThat(report.commits().acknowledged()).isGreaterThanOrEqualTo(20);
        assertThat(report.commits().lost()).isZero();
        assertThat(report.commits().unknown()).isZero();
        assertThat(report.outage().interruptions()).isZero();
        assertThat(report.outage().lasted()).isZero();
        assertThat(report.dataLoss()).isZero();
    }

    @Test
    void anOutageIsMeasuredFromTheFirstCommitThatFailsToTheFirstThatDoesNot() {
        begin();
        canaries.mark(operation);
        var before = System.nanoTime();
        primary.stop();
        var down = System.nanoTime();
        primary.start();
        var up = System.nanoTime();
        awaitWrites();

        var report = end();

        assertThat(report.outage().interruptions()).isPositive();
        assertThat(report.outage().lasted())
                .isBetween(
                        Duration.ofNanos(up - down).minusMillis(500),
                        Duration.ofNanos(System.nanoTime() - before));
        assertThat(report.outage().endedAt()).isAfter(report.outage().startedAt());
        assertThat(report.outage().within())
                .isBetween(Duration.ofMillis(20), Duration.ofSeconds(2));
        assertThat(report.commits().lost()).isZero();
    }

    /** A canary that always says 0 is a defect. */
    @Test
    void aStandbyThatIsBehindLosesWhatWasAcknowledgedWhenItIsPromoted() {
        begin();
        follow();
        behind();
        var known = Long.parseLong(endpoint.ask("select count(*) from " + table()));
        awaitCommits(known + 25);
        canaries.mark(operation);

        failOver();

        var report = end();
        assertThat(report.commits().lost()).isGreaterThanOrEqualTo(25);
        assertThat(report.dataLoss()).isGreaterThanOrEqualTo(Duration.ofMillis(400));
        assertThat(report.outage().lasted()).isPositive();
    }

    @Test
    void aSynchronousStandbyLosesNothingThatWasAcknowledged() {
        begin();
        follow();
        endpoint.execute("alter system set synchronous_standby_names = '*'");
        endpoint.execute("select pg_reload_conf()");
        await().until(() ->
                endpoint.ask("select sync_state from pg_stat_replication").equals("sync"));
        behind();
        canaries.mark(operation);
        await().until(() -> canaries.writes(operation).equals(Optional.of(false)));

        failOver();

        var report = end();
        assertThat(report.commits().lost()).isZero();
        assertThat(report.commits().unknown()).isPositive();
        assertThat(report.dataLoss()).isZero();
    }

    @Test
    void whoeverDidNotBeginItKnowsNothingOfIt() {
        begin();
        var nextProcess = canariesOfAProcess();

        assertThat(nextProcess.writes(operation)).isEmpty();
        assertThat(nextProcess.mark(operation)).isFalse();
        assertThat(nextProcess.end(operation)).isEqualTo(new Answer.Given<>(Optional.empty()));
        canaries.end(operation);

        assertThat(nextProcess.remove(operation, ORDERS, DATABASE))
                .isEqualTo(new Answer.Given<>(true));
        assertThat(tables()).isEqualTo("0");
    }

    /** This process has lost the operation and does not know it yet: both number from 0. */
    @Test
    void theCanaryOfAProcessThatLostTheOperationSpoilsNoOther() {
        begin();
        awaitCommits(5);
        var nextProcess = canariesOfAProcess();
        await().until(() ->
                nextProcess
                        .begin(operation, ORDERS, DATABASE, RATE)
                        .equals(new Answer.Given<>(true)));
        nextProcess.mark(operation);
        assertThat(canaries.writes(operation)).contains(true);

        canaries.letGo(operation);

        assertThat(canaries.writes(operation)).isEmpty();
        var report = report(nextProcess);
        assertThat(report.commits().lost()).isZero();
        assertThat(report.outage().interruptions()).isZero();
        assertThat(tables()).isEqualTo("2");
        nextProcess.remove(operation, ORDERS, DATABASE);
        assertThat(tables()).isEqualTo("0");
        awaitNoConnections();
    }

    @Test
    void whoeverIsForgottenStopsAndDisconnectsInTime() {
        canaries = new JdbcCanaries(endpoint, instances, shortLived());
        begin();

        awaitNoConnections();
        var written = endpoint.ask("select count(*) from " + table());
        assertThat(canaries.writes(operation)).contains(true);
        assertThat(end().commits().acknowledged()).isEqualTo(Long.parseLong(written));
    }

    private static CanaryConfiguration curious() {
        return Configurations.of(
                CanaryConfiguration.class, Map.of("pghaven.failover.canary.question-rate", "10"));
    }

    private static CanaryConfiguration shortLived() {
        return Configurations.of(
                CanaryConfiguration.class, Map.of("pghaven.failover.canary.longest", "1s"));
    }

    private void awaitNoConnections() {
        await().until(() ->
                endpoint.ask("select count(*) from pg_stat_activity where usename = 'pghaven'")
                        .equals("0"));
    }

    @Test
    void allIsLostWhereEvenTheTableIs() {
        begin();
        canaries.mark(operation);
        awaitCommits(10);

        endpoint.execute("drop table " + table());

        var report = end();
        assertThat(report.commits().lost()).isEqualTo(report.commits().acknowledged());
        assertThat(report.commits().lost()).isGreaterThanOrEqualTo(10);
    }

    @Test
    void aRoleMayHaveATimeoutOfItsOwn() {
        endpoint.execute("alter role pghaven set statement_timeout = 1");

        begin();
        awaitCommits(5);

        assertThat(end().commits().unknown()).isZero();
    }

    /** The standby is promoted; nobody ever answers through the Service of any instance. */
    @Test
    void eachServiceIsAskedWhoAnswersThroughIt() throws IOException {
        follow();
        var standbyAddress = "127.0.0.2:" + standby.orElseThrow().port();
        endpoint.leads("orders-ro", standbyAddress);
        try (var silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            endpoint.leads("orders-r", "127.0.0.1:" + silent.getLocalPort());
            begin();
            awaitCommits(20);
            canaries.mark(operation);

            primary.stop();
            endpoint.leads("orders-rw", standbyAddress);
            await().until(() -> canaries.writes(operation).equals(Optional.of(false)));
            new Endpoint(standby.orElseThrow()).execute("select pg_promote()");
            endpoint.leadsTo(standby.orElseThrow());
            awaitWrites();
            awaitCommits(Long.parseLong(endpoint.ask("select count(*) from " + table())) + 20);

            var answers = end().endpoints();
            assertThat(answers)
                    .extracting(EndpointAnswers::service)
                    .containsExactly("orders-rw", "orders-ro", "orders-r");
            assertReadWrite(answers.getFirst());
            assertReadOnly(answers.get(1));
            assertSilent(answers.getLast());
        }
    }

    /** What the standby answered before it was promoted is none. */
    private static void assertReadWrite(EndpointAnswers it) {
        assertThat(it.answered()).as(it.toString()).isPositive();
        assertThat(it.unanswered()).as(it.toString()).isPositive();
        assertThat(it.silence())
                .as(it.toString())
                .isBetween(Duration.ofMillis(50), Duration.ofSeconds(30));
        assertThat(it.instances()).containsExactly("orders-1", "orders-2");
        assertThat(it.before()).containsExactly("orders-1");
        assertThat(it.after()).containsExactly("orders-2");
    }

    /** It answered from the standby all the time, and was never out. */
    private static void assertReadOnly(EndpointAnswers it) {
        assertThat(it.answered()).as(it.toString()).isGreaterThanOrEqualTo(5);
        assertThat(it.unanswered()).as(it.toString()).isZero();
        assertThat(it.silence()).as(it.toString()).isZero();
        assertThat(it.before()).containsExactly("orders-2");
        assertThat(it.after()).containsExactly("orders-2");
    }

    private static void assertSilent(EndpointAnswers it) {
        assertThat(it.answered()).as(it.toString()).isZero();
        assertThat(it.timedOut()).as(it.toString()).isPositive().isEqualTo(it.unanswered());
        assertThat(it.silence()).as(it.toString()).isPositive();
        assertThat(it.instances()).isEmpty();
        assertThat(it.after()).isEmpty();
    }

    private JdbcCanaries canariesOfAProcess() {
        return new JdbcCanaries(endpoint, instances, curious());
    }

    private void begin() {
        await().until(() ->
                canaries.begin(operation, ORDERS, DATABASE, RATE).equals(new Answer.Given<>(true)));
    }

    private void awaitCommits(long number) {
        await().until(() ->
                Long.parseLong(endpoint.ask("select count(*) from " + table())) >= number);
    }

    private void awaitWrites() {
        await().atMost(Duration.ofSeconds(20))
                .until(() -> canaries.writes(operation).equals(Optional.of(true)));
    }

    private void follow() {
        try (var copy = primary.baseCopy()) {
            standby =
                    Optional.of(
                            copy.start(
                                    "standby.signal",
                                    Map.of(
                                            "primary_conninfo",
                                            "host=127.0.0.1 port=%d user=postgres application_name=orders-2"
                                                    .formatted(primary.port()))));
        }
        await().until(() ->
                endpoint.ask("select count(*) from pg_stat_replication where state = 'streaming'")
                        .equals("1"));
    }

    /** From now on nothing reaches the standby. */
    private void behind() {
        var itself = new Endpoint(standby.orElseThrow());
        itself.execute("alter system set primary_conninfo = ''");
        itself.execute("select pg_reload_conf()");
        await().until(() -> endpoint.ask("select count(*) from pg_stat_replication").equals("0"));
    }

    private void failOver() {
        primary.stop();
        new Endpoint(standby.orElseThrow()).execute("select pg_promote()");
        endpoint.leadsTo(standby.orElseThrow());
        endpoint.execute("alter system set synchronous_standby_names = ''");
        endpoint.execute("select pg_reload_conf()");
        awaitWrites();
    }

    private CanaryReport end() {
        return report(canaries);
    }

    private CanaryReport report(JdbcCanaries of) {
        return switch (of.end(operation)) {
            case Answer.Given<Optional<CanaryReport>>(var report) -> report.orElseThrow();
            case Answer.NotReady<Optional<CanaryReport>>(var why) -> throw new AssertionError(why);
        };
    }

    private String table() {
        return endpoint.ask(
                "select max(schemaname || '.' || tablename) from pg_tables where tablename like"
                        + " 'canary\\_%s%%'".formatted(hex()));
    }

    private String tables() {
        return endpoint.ask(
                "select count(*) from pg_tables where tablename like 'canary\\_%s%%'"
                        .formatted(hex()));
    }

    private String hex() {
        return operation.toString().replace("-", "");
    }
}
