package dev.pghaven.sandbox.cnpg;

import static dev.pghaven.sandbox.cnpg.Clusters.SOON;
import static dev.pghaven.sandbox.cnpg.Clusters.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The tests share one cluster, and each leaves it healthy with another primary. */
class FailoverIT {
    private static final Duration DELAY = Duration.ofMillis(300);

    @TempDir static Path data;
    private static EmulatedCluster emulation;
    private static Trio trio;
    private String old;
    private int timeline;

    @BeforeAll
    static void start() throws Exception {
        emulation = new EmulatedCluster(data, "127.86");
        trio = new Trio(emulation.client());
    }

    @AfterAll
    static void stop() {
        emulation.close();
    }

    @BeforeEach
    void remember() {
        trio.awaitHealthy();
        old = trio.primary();
        timeline = trio.timeline();
    }

    @Test
    void anotherInstanceTakesOverFromAPrimaryWhosePodIsDeleted() throws Exception {
        trio.execute(old, "CREATE TABLE IF NOT EXISTS kept AS SELECT 1 AS id");
        try (var lost = trio.superuser(old);
                var one = trio.superuser(trio.standbys().getFirst());
                var other = trio.superuser(trio.standbys().getLast())) {
            trio.deletePod(old);
            var primary = trio.awaitPrimaryOtherThan(old);

            assertThat(trio.events())
                    .contains(
                            "FailingOver: Current primary isn't healthy, initiating a failover"
                                    + " from "
                                    + old,
                            "FailoverTarget: Failing over from " + old + " to " + primary);
            trio.awaitHealthy();
            assertRoles(primary);
            assertThat(trio.timeline()).isEqualTo(timeline + 1);
            assertThat(row(one, "SELECT 'here'")).isEqualTo("here");
            assertThat(row(other, "SELECT 'here'")).isEqualTo("here");
            assertThatThrownBy(() -> row(lost, "SELECT 1")).isInstanceOf(SQLException.class);
        }
        assertThat(trio.ask(old, "SELECT id FROM kept")).isEqualTo("1");
        assertThat(trio.status()).doesNotContainKey("currentPrimaryFailingSinceTimestamp");
    }

    @Test
    void aPrimaryThatIsKilledInItsContainerComesBackAsAStandby() throws Exception {
        var container = containerOf(old);

        assertThat(execute(old, "kill -KILL \"$(head -n 1 \"$PGDATA/postmaster.pid\")\""))
                .isEqualTo(0);

        var primary = trio.awaitPrimaryOtherThan(old);
        trio.awaitHealthy();
        assertRoles(primary);
        assertThat(containerOf(old)).isNotEqualTo(container);
        assertThat(restartsOf(old)).isPositive();
        assertThat(execute(old, "kill -NOSUCH \"$(head -n 1 \"$PGDATA/postmaster.pid\")\""))
                .isPositive();
        assertThat(execute(old, "true")).isEqualTo(126);
    }

    private static int execute(String instance, String script) throws Exception {
        try (var running =
                emulation
                        .client()
                        .pods()
                        .inNamespace(Clusters.NAMESPACE)
                        .withName(instance)
                        .inContainer("postgres")
                        .redirectingOutput()
                        .redirectingError()
                        .exec("sh", "-c", script)) {
            return running.exitCode().get(10, TimeUnit.SECONDS);
        }
    }

    private static String containerOf(String instance) {
        return trio.clusters()
                .pod(instance)
                .getStatus()
                .getContainerStatuses()
                .getFirst()
                .getContainerID();
    }

    private static int restartsOf(String instance) {
        return trio.clusters()
                .pod(instance)
                .getStatus()
                .getContainerStatuses()
                .getFirst()
                .getRestartCount();
    }

    @Test
    void aSwitchoverPromotesTheNamedInstanceAndTheOldPrimaryFollowsWithItsData() throws Exception {
        var target = trio.standbys().getLast();
        var ownFile = emulation.volume(old).resolve("pgdata/own-file");
        Files.writeString(ownFile, "a copy of the new primary would not have it");
        int told = trio.events().size();

        trio.promote(target);

        assertThat(trio.awaitPrimaryOtherThan(old)).isEqualTo(target);
        trio.awaitHealthy();
        assertRoles(target);
        assertThat(trio.timeline()).isEqualTo(timeline + 1);
        assertThat(ownFile).exists();
        assertThat(trio.ask(old, "SELECT count(*) FROM pg_replication_slots")).isEqualTo("0");
        assertThat(trio.events()).hasSize(told);
        await().atMost(SOON)
                .untilAsserted(() ->
                        assertThat(trio.clusters().condition("trio", "ContinuousArchiving"))
                                .startsWith("True"));
    }

    @Test
    void aFencedPrimaryStandsStillAndNobodyTakesItsPlace() throws Exception {
        trio.fence("\"[\\\"%s\\\"]\"".formatted(old));
        await().atMost(SOON)
                .untilAsserted(() ->
                        assertThat(trio.status())
                                .containsEntry("readyInstances", 2)
                                .containsEntry(
                                        "phase", "Waiting for the instances to become active"));
        assertThatThrownBy(() -> trio.ask(old, "SELECT 1")).isInstanceOf(SQLException.class);
        assertThat(trio.status()).containsEntry("targetPrimary", old);

        trio.fence("null");

        trio.awaitHealthy();
        assertThat(trio.primary()).isEqualTo(old);
        assertThat(trio.timeline()).isEqualTo(timeline);
    }

    @Test
    void acknowledgedCommitsAreThereAfterwardsBecauseAStandbyHasThem() throws Exception {
        synchronousReplicas(1);

        assertThat(commitsLost("synchronous", trio::deletePod)).isZero();
    }

    @Test
    void withoutASynchronousStandbyCommitsThatWereUnderWayAreLost() throws Exception {
        synchronousReplicas(0);

        assertThat(commitsLost("asynchronous", emulation::killServer)).isPositive();
    }

    private long commitsLost(String table, Consumer<String> failure) throws Exception {
        trio.execute(old, "CREATE TABLE %s (id int PRIMARY KEY)".formatted(table));
        emulation.delayReplication(DELAY);
        trio.awaitReplayed(table);
        int acknowledged;
        try (var connection = trio.superuser(old)) {
            var writer = CommitWriter.into(connection, table);
            await().atMost(SOON).until(() -> writer.acknowledged() >= 5);
            failure.accept(old);
            acknowledged = writer.acknowledgedAtItsEnd();
        }
        var primary = trio.awaitPrimaryOtherThan(old);
        emulation.delayReplication(Duration.ZERO);
        trio.awaitHealthy();
        var there = "SELECT count(*) FROM %s WHERE id <= %d".formatted(table, acknowledged);
        return acknowledged - Long.parseLong(trio.ask(primary, there));
    }

    private void synchronousReplicas(int number) {
        trio.clusters()
                .patch(
                        "trio",
                        "{\"spec\":{\"minSyncReplicas\":%1$d,\"maxSyncReplicas\":%1$d}}"
                                .formatted(number));
        await().atMost(SOON)
                .ignoreExceptions()
                .until(() ->
                        number
                                == Integer.parseInt(
                                        trio.ask(
                                                trio.primary(),
                                                "SELECT count(*) FROM pg_settings WHERE name ="
                                                        + " 'synchronous_standby_names' AND"
                                                        + " setting <> ''")));
    }

    @Test
    void aPrimaryOnALostNodeHangsAndIsAStandbyWhenTheNodeIsBack() throws Exception {
        var node = trio.clusters().pod(old).getSpec().getNodeName();
        String primary;
        try (var session = trio.superuser(old)) {
            session.setNetworkTimeout(Runnable::run, 500);
            emulation.loseNodes(node);

            assertThatThrownBy(() -> row(session, "SELECT 1"))
                    .hasRootCauseInstanceOf(SocketTimeoutException.class);
            primary = trio.awaitPrimaryOtherThan(old);
        }
        assertThat(emulation.isReady(node)).isEqualTo("Unknown");
        assertThat(trio.leaseHolder()).isEqualTo(primary);
        trio.execute(primary, "CREATE TABLE meanwhile AS SELECT 1 AS id");

        emulation.loseNodes();

        assertThat(emulation.isReady(node)).isEqualTo("True");
        trio.awaitHealthy();
        assertRoles(primary);
        assertThat(trio.ask(old, "SELECT pg_is_in_recovery()")).isEqualTo("t");
        assertThat(trio.ask(old, "SELECT id FROM meanwhile")).isEqualTo("1");
    }

    /** Nobody is refused or hears of an end: neither who connects, nor who is connected. */
    @Test
    void aPrimaryThatIsCutOffHangsIsReplacedAndFollowsWhenItIsLetIn() throws Exception {
        String primary;
        try (var session = trio.superuser(old)) {
            session.setNetworkTimeout(Runnable::run, 500);
            trio.isolate(old);

            await().atMost(SOON).until(() -> hangs(old));
            assertThatThrownBy(() -> row(session, "SELECT 1"))
                    .hasRootCauseInstanceOf(SocketTimeoutException.class);
            assertThat(trio.clusters().pod(old).getStatus().getPhase()).isEqualTo("Running");
            primary = trio.awaitPrimaryOtherThan(old);
        }
        assertThat(trio.leaseHolder()).isEqualTo(primary);
        assertThat(hangs(old)).isTrue();
        trio.execute(primary, "CREATE TABLE cut_off AS SELECT 1 AS id");

        trio.letIn(old);

        trio.awaitHealthy();
        assertRoles(primary);
        assertThat(trio.ask(old, "SELECT id FROM cut_off")).isEqualTo("1");
        assertThat(restartsOf(old)).isPositive();
    }

    private static boolean hangs(String instance) throws IOException {
        var ip = trio.clusters().pod(instance).getStatus().getPodIP();
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(ip, 5432), 500);
            return false;
        } catch (SocketTimeoutException nobodyAnswers) {
            return true;
        }
    }

    @Test
    void whatRanOnAMachineThatWasSwitchedOffIsStartedAnew() throws Exception {
        var standby = trio.standbys().getFirst();
        var node = trio.clusters().pod(standby).getSpec().getNodeName();
        int before = restartsOf(standby);
        emulation.switchOff(node);
        await().atMost(SOON)
                .ignoreExceptions()
                .until(() -> emulation.isReady(node).equals("Unknown"));

        emulation.loseNodes();
        assertThat(emulation.isReady(node)).isEqualTo("Unknown");

        emulation.switchOn(node);
        assertThat(emulation.isReady(node)).isEqualTo("True");
        trio.awaitHealthy();
        assertRoles(old);
        assertThat(restartsOf(standby)).isGreaterThan(before);
    }

    @Test
    void aPrimaryHandsOverBeforeItsNodeIsDrained() throws Exception {
        var node = trio.clusters().pod(old).getSpec().getNodeName();

        emulation.cordon(node, true);
        var primary = trio.awaitPrimaryOtherThan(old);
        emulation.cordon(node, false);

        trio.awaitHealthy();
        assertRoles(primary);
        assertThat(trio.events())
                .contains(
                        "SwitchingOver: Current primary is running on unschedulable node "
                                + node
                                + ", triggering a switchover");
    }

    private void assertRoles(String primary) {
        await().atMost(SOON)
                .untilAsserted(() -> {
                    for (var instance : List.of("trio-1", "trio-2", "trio-3")) {
                        var role = instance.equals(primary) ? "primary" : "replica";
                        assertThat(trio.role(instance)).isEqualTo(role);
                        assertThat(trio.label(instance, "role")).isEqualTo(role);
                    }
                });
    }
}
