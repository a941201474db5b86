package dev.pghaven.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.pghaven.testkit.ProjectRoot;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Changes of the primary of real clusters: what clients see of them, and what is told. */
@ExtendWith(OnStage.class)
class FailoverE2E {
    private static final String CANARY_TABLES =
            "select count(*) from pg_tables where schemaname = 'pghaven' and tablename like 'canary%'";

    /** A standby that has just come says a while later how far it has replayed. */
    private static final String STREAMING =
            "select count(*) from pg_stat_replication where state = 'streaming' and replay_lsn is not null";

    private static final String STOP_NODE =
            "{\"objectives\": {\"rto\": \"PT1M\"}, \"disruption\": \"stop-node\"}";

    private static Stage stage;
    private static SourceCluster ledger;
    private static CommandLine commandLine;

    @BeforeAll
    static void provision(Stage given) {
        stage = given;
        stage.failoverService();
        ledger = SourceCluster.provision(stage, "shop/ledger", 3);
        commandLine = new CommandLine(stage, ledger);
    }

    @AfterAll
    static void close() {
        ledger.close();
    }

    @AfterEach
    void mend() {
        stage.allIsWellAgain();
    }

    /** Those that ask for more than a look are run by the tests of what they ask for. */
    @Test
    void everyDocumentedCommandIsRunByATest() {
        assertThat(CommandLine.all().stream().map(it -> it.split(" ")[0]))
                .containsOnly(
                        "clusters",
                        "status",
                        "submit",
                        "backups",
                        "operation",
                        "events",
                        "promote",
                        "drill", // here
                        "verify", // DamagedBackupE2E
                        "expose"); // ExposureE2E
    }

    @Test
    void aPersonSeesTheClusterAndItsInstances() {
        await("the failover service's word")
                .atMost(Duration.ofSeconds(60))
                .until(() -> commandLine.run("status shop/ledger").status() == 0);

        assertThat(commandLine.runDocumented("clusters").succeeded().out().lines())
                .anyMatch(it -> it.matches("shop/ledger +healthy +ledger-\\d +3/3 .*"));
        assertThat(commandLine.runDocumented("status").succeeded().out().lines())
                .anyMatch(it -> it.startsWith("shop/ledger is healthy: primary ledger-"))
                .anyMatch(it -> it.matches("ledger-\\d +[0-9A-F]+/[0-9A-F]+ +Primary +OK +aks-.*"))
                .filteredOn(it -> it.matches("ledger-\\d +\\S+ +Standby \\(\\w+\\) +OK +aks-.*"))
                .hasSize(2);
        var json = commandLine.run("status shop/ledger --output json").succeeded().json();
        assertThat(json.at("/health/readyInstances").asInt()).isEqualTo(3);
        assertThat(json.path("instances").findValuesAsText("name"))
                .containsExactly("ledger-1", "ledger-2", "ledger-3");
        assertThat(commandLine.run("status shop/nobody").status()).isEqualTo(4);
    }

    @Test
    void aPersonHasABackupTakenAndSeesItAndWhatWasSaid() throws IOException {
        var said = commandLine.documented("events").getLast();
        var following = commandLine.start(said);
        var backedUp = commandLine.run(backUp()).succeeded();
        assertThat(backedUp.err()).contains("await-completed-backup");
        assertThat(backedUp.out()).contains("BackupCompleted", "restorable from ");

        assertThat(commandLine.runDocumented("backups").succeeded().out())
                .containsPattern("(?m)^\\d{8}T\\d{6} +\\S+ +complete ")
                .contains("Restorable from ");
        var operation = "operation %s --follow".formatted(backedUp.operation());
        assertThat(commandLine.documented("operation"))
                .singleElement()
                .asString()
                .matches("operation \\S+ --follow");
        assertThat(commandLine.run(operation).succeeded().out()).contains("BackupCompleted");

        assertThat(commandLine.run(commandLine.documented("events").getFirst()).succeeded().out())
                .contains("shop/ledger", "BackupCompleted", "OperationStepped");
        await("what is said while somebody listens")
                .until(() -> commandLine.read(said, "out").contains("BackupCompleted"));
        following.destroy();
    }

    /** The documented one, with the example's cluster replaced by this one. */
    private static String backUp() throws IOException {
        var example = ProjectRoot.find().resolve("examples/back-up-cluster.json");
        var here = stage.sandbox().folder().resolve("back-up-cluster.json");
        Files.writeString(
                here, Files.readString(example).replace("cnpg-database/pg-primary", ledger.ref()));
        var line = commandLine.documented("submit").getFirst();
        return line.replace("examples/back-up-cluster.json", here.toString());
    }

    @Test
    void aPromotionThereAndBackIsMeasuredAndToldOnceEach() {
        var first = ledger.primary().getMetadata().getName();
        var second = first.equals("ledger-1") ? "ledger-2" : "ledger-1";

        var line = commandLine.documented("promote").getFirst().replace("ledger-2", second);
        var run = commandLine.run(line).succeeded();
        var there = ledger.promoted(run.operation());
        assertPromoted(there, first, second);
        assertToldOnce(there, true);
        assertThat(run.out()).contains("InstancePromoted", second + ", after " + first, " 0 lost");

        var back = ledger.promote(first);
        assertPromoted(back, second, first);
        assertToldOnce(back, true);
    }

    @Test
    void drillsOfASynchronousClusterLoseNothing() {
        ledger.releaseLeasesFast();
        ledger.probeEverySecond();

        var run = commandLine.runDocumented("drill").succeeded();
        var drilled = ledger.drilled(run.operation());

        assertThat(run.err()).contains("break-primary");
        assertThat(run.out()).contains("FailoverDrillCompleted", "outage of ", " 0 lost");
        assertCompleted(drilled);
        assertThat(drilled.text("verdict")).as(drilled.toString()).isEqualTo("passed");
        assertThat(drilled.data().path("synchronous").asBoolean()).isTrue();
        assertThat(drilled.data().at("/commits/lost").asLong()).isZero();
        assertThat(drilled.data().path("promotedBack").asBoolean()).isTrue();
        assertEndpoints(drilled);
        assertToldOnce(drilled, false);
        assertIsolationIsSurvivedAndEnds();
        assertThat(ledger.pghaven().ask(CANARY_TABLES)).isEqualTo("0");
    }

    /** Its server goes on to run meanwhile; its pod was made anew, and is probed every second. */
    private static void assertIsolationIsSurvivedAndEnds() {
        var drilled =
                ledger.drill(
                        "{\"objectives\": {\"rto\": \"PT1M\"}, \"disruption\": \"isolate-primary\"}");

        assertCompleted(drilled);
        assertThat(drilled.text("verdict")).as(drilled.toString()).isEqualTo("passed");
        assertThat(drilled.data().at("/commits/lost").asLong()).isZero();
        assertThat(drilled.data().at("/commits/unknown").asLong()).isPositive();
        assertToldOnce(drilled, false);
        assertThat(
                        stage.kubernetes()
                                .network()
                                .networkPolicies()
                                .inNamespace("shop")
                                .list()
                                .getItems())
                .isEmpty();
    }

    /** Whoever is to start the node again has died meanwhile, and the canary with it. */
    @Test
    void aDrillWhoseServiceIsKilledIsBroughtToItsEndAndTheNextIsMeasured() {
        ledger.releaseLeasesFast();
        var node = ledger.primary().getSpec().getNodeName();
        var operation = ledger.beginDrill(STOP_NODE);
        stage.facts().await("a stopped node", it -> isStep(it, operation, "break-primary"));

        stage.killFailoverService();
        assertThat(stage.facts().that(it -> isStep(it, operation, "stop-canary"))).isEmpty();
        await("a lost node").until(() -> !isReady(node));
        stage.failoverService();

        var drilled = ledger.drilled(operation);
        assertThat(drilled.name()).as(drilled.toString()).isEqualTo("FailoverDrillCompleted");
        assertThat(drilled.text("verdict")).isEqualTo("inconclusive");
        assertThat(drilled.text("newPrimary")).isNotEqualTo(drilled.text("oldPrimary"));
        assertUndone(node);
        await("no table of a canary").until(() -> ledger.pghaven().ask(CANARY_TABLES).equals("0"));
        // Nobody may have been there to see it begin.
        assertCompletedToldOnce(drilled, false);
        assertThat(started(drilled)).hasSizeLessThanOrEqualTo(1);

        assertLossOfANodeIsSurvivedAndUndone();
    }

    private static void assertLossOfANodeIsSurvivedAndUndone() {
        var node = ledger.primary().getSpec().getNodeName();

        var drilled = ledger.drill(STOP_NODE);

        assertCompleted(drilled);
        assertThat(drilled.text("verdict")).as(drilled.toString()).isEqualTo("passed");
        assertThat(drilled.data().at("/commits/lost").asLong()).isZero();
        assertUndone(node);
        assertToldOnce(drilled, false);
    }

    /** A canary that always says that nothing is lost is none. */
    @Test
    void aDrillOfAnAsynchronousClusterSaysWhatIsLost() {
        var synchronous = ledger.replicateAsynchronously();
        try {
            ledger.releaseLeasesFast();
            stage.fault("replication", "{\"delayMillis\": 1000}");
            await("standbys that stream late")
                    .until(() -> ledger.pghaven().ask(STREAMING).equals("2"));

            var drilled =
                    ledger.drill(
                            "{\"objectives\": {\"rto\": \"PT10M\"}, \"canary\": {\"rate\": 50}}");

            assertCompleted(drilled);
            assertThat(drilled.data().at("/commits/lost").asLong())
                    .as(drilled.toString())
                    .isPositive();
            assertThat(Duration.parse(drilled.text("dataLoss"))).isPositive();
            assertThat(drilled.text("verdict")).isEqualTo("failed");
            assertThat(drilled.data().path("synchronous").asBoolean()).isFalse();
            assertThat(drilled.data().at("/findings/0/what").asText()).isEqualTo("rpo");
        } finally {
            ledger.replicateSynchronously(synchronous);
        }
    }

    @Test
    void aWayToBreakThatIsNotConfiguredIsRefused() {
        var said =
                ledger.drill(
                        "{\"objectives\": {\"rto\": \"PT1M\"}, \"disruption\": \"kill-postgres\"}");

        assertThat(said.name()).isEqualTo("FailoverDrillFailed");
        assertThat(said.text("reason"))
                .contains(
                        "kill-postgres is not configured: pghaven.failover.drill.kill-postgres is"
                                + " false");
    }

    private static boolean isStep(Facts.Said fact, String operation, String step) {
        return fact.name().equals("OperationStepped")
                && fact.text("operation").equals(operation)
                && fact.text("step").equals(step);
    }

    private static void assertUndone(String node) {
        assertThat(isReady(node)).isTrue();
        assertThat(stage.kubernetes().nodes().withName(node).require().getSpec().getTaints())
                .isEmpty();
    }

    private static boolean isReady(String node) {
        return stage
                .kubernetes()
                .nodes()
                .withName(node)
                .require()
                .getStatus()
                .getConditions()
                .stream()
                .anyMatch(it -> it.getType().equals("Ready") && it.getStatus().equals("True"));
    }

    /** The other standby answers on, so the read-only Service need not be out for as long. */
    private static void assertEndpoints(Facts.Said drilled) {
        var readWrite = drilled.data().at("/endpoints/0");
        assertThat(readWrite.path("service").asText()).isEqualTo("ledger-rw");
        assertThat(readWrite.at("/before/0").asText()).isEqualTo(drilled.text("oldPrimary"));
        assertThat(readWrite.at("/after/0").asText()).isEqualTo(drilled.text("newPrimary"));
        assertThat(Duration.parse(readWrite.path("silence").asText()))
                .as(drilled.toString())
                .isPositive();
        var readOnly = drilled.data().at("/endpoints/1");
        assertThat(readOnly.path("service").asText()).isEqualTo("ledger-ro");
        assertThat(readOnly.path("answered").asLong()).as(drilled.toString()).isPositive();
        assertThat(readOnly.path("before").size()).as(drilled.toString()).isPositive();
        assertThat(Duration.parse(readOnly.path("silence").asText()))
                .as(drilled.toString())
                .isLessThan(Duration.parse(readWrite.path("silence").asText()));
    }

    private static void assertCompleted(Facts.Said said) {
        assertThat(said.name()).as(said.toString()).isEqualTo("FailoverDrillCompleted");
        assertThat(Duration.parse(said.data().at("/outage/lasted").asText()))
                .as(said.toString())
                .isPositive();
        assertThat(said.data().at("/commits/acknowledged").asLong()).isPositive();
        assertThat(said.text("newPrimary")).isNotEqualTo(said.text("oldPrimary"));
    }

    private static void assertPromoted(Facts.Said said, String from, String to) {
        assertThat(said.name()).as(said.toString()).isEqualTo("InstancePromoted");
        assertThat(said.text("oldPrimary")).isEqualTo(from);
        assertThat(said.text("newPrimary")).isEqualTo(to);
        assertThat(Duration.parse(said.data().at("/outage/lasted").asText()))
                .as(said.toString())
                .isPositive()
                .isLessThan(Duration.ofSeconds(30));
        assertThat(said.data().at("/commits/acknowledged").asLong()).isPositive();
        assertThat(said.data().at("/commits/lost").asLong()).isZero();
    }

    private static void assertToldOnce(Facts.Said said, boolean planned) {
        assertCompletedToldOnce(said, planned);
        var started = started(said);
        assertThat(started).hasSize(1);
        assertThat(started.getFirst().data().path("planned").asBoolean()).isEqualTo(planned);
    }

    private static List<Facts.Said> started(Facts.Said said) {
        var timeline = said.data().path("toTimeline").asInt();
        return stage.facts()
                .that(it ->
                        ledger.isOf(it, "FailoverStarted")
                                && it.data().path("timeline").asInt() == timeline - 1);
    }

    private static void assertCompletedToldOnce(Facts.Said said, boolean planned) {
        var timeline = said.data().path("toTimeline").asInt();
        var completed =
                stage.facts()
                        .await(
                                "a completed failover",
                                1,
                                it ->
                                        ledger.isOf(it, "FailoverCompleted")
                                                && it.data().path("toTimeline").asInt()
                                                        == timeline);
        assertThat(completed).hasSize(1);
        assertThat(completed.getFirst().text("newPrimary")).isEqualTo(said.text("newPrimary"));
        assertThat(completed.getFirst().data().path("planned").asBoolean()).isEqualTo(planned);
    }
}
