package dev.pghaven.failover.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pghaven.cnpg.Cnpg;
import dev.pghaven.contracts.ClusterRef;
import dev.pghaven.contracts.ClusterRemoved;
import dev.pghaven.contracts.Envelope;
import dev.pghaven.contracts.Fact;
import dev.pghaven.contracts.Topics;
import dev.pghaven.contracts.kafka.KafkaRecords;
import dev.pghaven.testkit.Rest;
import dev.pghaven.testkit.SharedSandbox;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.dsl.Resource;
import java.net.URI;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** REST as a client meets it: beside a cluster of one instance, and one that is being deleted. */
class RestIT {
    private static final String PROBLEM = "application/problem+json";
    private static final String SINGLE = "/clusters/resting/single";
    private static final String LEAVING = "/clusters/resting/leaving";
    private static final Duration LONG = Duration.ofSeconds(60);

    @RegisterExtension static final SharedSandbox SANDBOX = SharedSandbox.with("failover-service");

    private static KubernetesClient client;
    private static Rest rest;

    @BeforeAll
    static void start() {
        var config =
                Config.fromKubeconfig(SANDBOX.process().folder().resolve("kubeconfig").toFile());
        client = new KubernetesClientBuilder().withConfig(config).build();
        create(
                """
                apiVersion: v1
                kind: Namespace
                metadata: {name: resting}
                """,
                """
                apiVersion: v1
                kind: Secret
                metadata: {name: single-pghaven, namespace: resting}
                type: kubernetes.io/basic-auth
                stringData: {username: pghaven, password: a-secret-of-this-test}
                """,
                """
                apiVersion: postgresql.cnpg.io/v1
                kind: Cluster
                metadata: {name: single, namespace: resting}
                spec:
                  instances: 1
                  storage: {size: 1Gi}
                  managed:
                    roles:
                      - name: pghaven
                        login: true
                        inRoles: [pg_monitor]
                        passwordSecret: {name: single-pghaven}
                """,
                """
                apiVersion: postgresql.cnpg.io/v1
                kind: Cluster
                metadata: {name: leaving, namespace: resting, finalizers: [example.com/kept]}
                spec: {instances: 1, storage: {size: 1Gi}}
                """);
        leaving().delete();
        rest = new Rest(SANDBOX.service("failover-service").url());
        await().atMost(LONG).until(() -> condition(SINGLE).equals("healthy"));
    }

    @AfterAll
    static void stop() {
        leaving()
                .edit(it -> {
                    it.getMetadata().setFinalizers(List.of());
                    return it;
                });
        client.close();
    }

    @Test
    void saysHowAClusterIs() {
        var health = rest.get(SINGLE + "/health").json();

        assertThat(health.path("cluster").asText()).isEqualTo("resting/single");
        assertThat(health.path("condition").asText()).isEqualTo("healthy");
        assertThat(health.path("primary").asText()).isEqualTo("single-1");
        assertThat(health.path("readyInstances").asInt()).isEqualTo(1);
        assertThat(condition(LEAVING)).isEqualTo("leaving");
    }

    @Test
    void listsTheFleetByNamespaceAndState() {
        assertThat(listed("?namespace=resting"))
                .containsExactly("resting/leaving", "resting/single");
        assertThat(listed("?namespace=resting&state=healthy")).containsExactly("resting/single");
        assertThat(listed("?namespace=resting&state=degraded")).isEmpty();
        assertThat(listed("?namespace=nobody")).isEmpty();
        assertThat(rest.get("/clusters").json().path("watched").asInt()).isGreaterThanOrEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "GET;  /clusters?state=sick;                    application/json; ; 400",
                "GET;  /clusters/resting/nobody/health;         application/json; ; 404",
                "GET;  /clusters/resting/No-Name/health;        application/json; ; 404",
                "GET;  /clusters/resting/nobody/drill-schedules; application/json; ; 404",
                "GET;  /nothing;                                application/json; ; 404",
                "POST; /clusters/resting/single/drills;         text/plain;       x; 415",
                "POST; /clusters/resting/single/drills;         application/json; {; 400",
                "POST; /clusters/resting/single/drills;         application/json; {}; 400",
                "POST; /clusters/resting/single/promotions;     application/json; {}; 400",
                "PUT;  /clusters/resting/single/drill-schedules; application/json; {}; 400"
            })
    void everyErrorIsAProblem(String method, String path, String type, String body, int code) {
        var answer = rest.send(method, path, type, body == null ? "" : body);

        assertProblem(answer, code);
    }

    @Test
    void namesEveryRuleThatADrillBreaks() {
        var answer =
                post(
                        SINGLE + "/drills",
                        "{\"objectives\": {\"rto\": \"PT0S\", \"rpo\": \"PT-1S\"},"
                                + " \"canary\": {\"rate\": 0}}");

        assertProblem(answer, 422);
        assertThat(answer.json().path("violations").findValuesAsText("field"))
                .containsExactlyInAnyOrder("objectives.rto", "objectives.rpo", "canary.rate");
    }

    @Test
    void namesEveryRuleThatAScheduleBreaks() {
        var answer =
                rest.put(
                        SINGLE + "/drill-schedules",
                        key(),
                        "{\"drills\": {\"schedules\": [{\"name\": \"N\", \"cron\": \"61 * * * *\","
                                + " \"objectives\": {\"rto\": \"PT0S\"}}]}}");

        assertProblem(answer, 422);
        assertThat(answer.json().path("violations").findValuesAsText("field"))
                .containsExactlyInAnyOrder(
                        "drills.schedules[0].name",
                        "drills.schedules[0].cron",
                        "drills.schedules[0].objectives.rto");
    }

    @Test
    void anInstanceOfAnotherClusterIsNoName() {
        assertProblem(post(SINGLE + "/promotions", "{\"instance\": \"other-2\"}"), 422);
    }

    @Test
    void anInstanceThatDoesNotExistIsNotPromoted() {
        assertThat(stopped(post(SINGLE + "/promotions", "{\"instance\": \"single-7\"}")))
                .contains("there is no instance single-7");
    }

    @Test
    void whoIsThePrimaryAlreadyIsNotPromotedAndAClusterOfOneHasNobodyElse() {
        assertThat(stopped(post(SINGLE + "/promotions", "{\"instance\": \"single-1\"}")))
                .contains("single-1 is the primary already")
                .contains("the cluster has one instance");
    }

    @Test
    void aClusterOfOneIsNotDrilled() {
        assertThat(stopped(drill(SINGLE)))
                .contains("the cluster has one instance, so there is none to promote");
    }

    @Test
    void aClusterThatIsBeingDeletedIsNotDrilled() {
        assertThat(stopped(drill(LEAVING))).contains("the cluster is being removed");
    }

    @Test
    void aClusterThatDoesNotExistIsNotDrilled() {
        assertThat(stopped(drill("/clusters/resting/nobody")))
                .isEqualTo("there is no Cluster resting/nobody");
    }

    @Test
    void aRepetitionLeadsToTheSameOperation() {
        var key = key();
        var body = "{\"objectives\": {\"rto\": \"PT1M\"}}";

        var first = rest.post("/clusters/resting/nobody/drills", key, body);

        assertThat(rest.post("/clusters/resting/nobody/drills", key, body)).isEqualTo(first);
    }

    @Test
    void drillsAreScheduledSkippedInABlackoutAndTakenAwayAgain() throws SQLException {
        completed(
                schedule(
                        """
                        {"schedules": [{"name": "yearly", "cron": "0 10 1 1 *",
                                        "objectives": {"rto": "PT1M"}}],
                         "blackouts": {"intervals": [{"from": "2020-01-01T00:00:00Z",
                                                      "until": "2100-01-01T00:00:00Z",
                                                      "reason": "a long sale"}]}}
                        """));

        var yearly = only();
        assertThat(yearly.path("name").asText()).isEqualTo("yearly");
        assertThat(Instant.parse(yearly.path("next").asText())).isAfter(Instant.now());
        assertThat(yearly.path("nextForbidden").asText()).contains("a long sale");
        assertThat(yearly.path("disruption").asText()).isEqualTo("delete-pod");
        assertThat(yearly.has("lastDue")).isFalse();

        isDueNow();
        await().atMost(LONG).until(() -> lastError().contains("a long sale"));
        assertThat(lastError()).startsWith("skipped: blackout");
        assertThat(only().has("lastOperation")).isFalse();
        assertThat(Instant.parse(only().path("next").asText())).isAfter(Instant.now());

        completed(schedule("{}"));
        var none = rest.get(SINGLE + "/drill-schedules").json();
        assertThat(none.path("schedules")).isEmpty();
        assertThat(none.at("/blackouts/intervals")).isEmpty();
    }

    @Test
    void aClusterThatIsRemovedIsDrilledNoMore() throws Exception {
        completed(
                schedule(
                        """
                        {"schedules": [{"name": "yearly", "cron": "0 10 1 1 *",
                                        "objectives": {"rto": "PT1M"}}]}
                        """));
        assertThat(only().path("name").asText()).isEqualTo("yearly");

        say(new ClusterRemoved(new ClusterRef("resting", "single"), UUID.randomUUID()));

        await().atMost(LONG).until(() -> only() == null);
    }

    @Test
    void whatCouldNeverBeRunIsNotScheduled() {
        assertThat(
                        stopped(
                                schedule(
                                        """
                                        {"schedules": [{"name": "weekly", "cron": "0 10 * * 2",
                                                        "disruption": "kill-postgres",
                                                        "objectives": {"rto": "PT1M"}}]}
                                        """)))
                .contains("the disruption kill-postgres of schedule weekly is not configured");
    }

    @Test
    void describesItself() {
        assertThat(rest.get("/q/openapi").body())
                .contains("/clusters/{namespace}/{name}/drill-schedules")
                .contains("/clusters/{namespace}/{name}/health");
        assertThat(
                        new Rest(SANDBOX.service("failover-service").management())
                                .get("/q/metrics")
                                .body())
                .contains("pghaven_health_tells");
    }

    /** As the provisioner does. */
    private static void say(Fact fact) throws Exception {
        var broker = SANDBOX.process().endpoint("/kafka/bootstrapServers");
        try (var producer =
                new KafkaProducer<>(
                        Map.of("bootstrap.servers", broker),
                        new StringSerializer(),
                        new ByteArraySerializer())) {
            var envelope =
                    Envelope.of(fact, key(), URI.create("urn:pghaven:provisioner"), Instant.now());
            producer.send(KafkaRecords.write(Topics.EVENTS, envelope)).get();
        }
    }

    /** The first of January is far away. */
    private static void isDueNow() throws SQLException {
        var sandbox = SANDBOX.process();
        try (var store =
                        DriverManager.getConnection(
                                sandbox.endpoint("/store/jdbcUrl"),
                                sandbox.endpoint("/store/user"),
                                sandbox.file("/store/passwordFile"));
                var statement = store.createStatement()) {
            statement.execute("update failover_service.schedule set next_due = now()");
        }
    }

    private static String lastError() {
        return only().path("lastError").asText();
    }

    private static JsonNode only() {
        return rest.get(SINGLE + "/drill-schedules").json().path("schedules").get(0);
    }

    private static Rest.Answer drill(String cluster) {
        return post(cluster + "/drills", "{\"objectives\": {\"rto\": \"PT1M\"}}");
    }

    private static Rest.Answer schedule(String drills) {
        return rest.put(SINGLE + "/drill-schedules", key(), "{\"drills\": %s}".formatted(drills));
    }

    private static Rest.Answer post(String path, String body) {
        return rest.post(path, key(), body);
    }

    /** Why the operation ended short of its goal. */
    private static String stopped(Rest.Answer accepted) {
        return ended(accepted, "stopped").path("reason").asText();
    }

    private static void completed(Rest.Answer accepted) {
        ended(accepted, "completed");
    }

    private static JsonNode ended(Rest.Answer accepted, String how) {
        assertThat(accepted.code()).as(accepted.body()).isEqualTo(202);
        await().atMost(LONG).until(() -> rest.get(accepted.location()).status(how));
        return rest.get(accepted.location()).json();
    }

    private static void assertProblem(Rest.Answer answer, int code) {
        assertThat(answer.code()).as(answer.body()).isEqualTo(code);
        assertThat(answer.type()).startsWith(PROBLEM);
        assertThat(answer.json().path("status").asInt()).isEqualTo(code);
    }

    private static List<String> listed(String query) {
        return rest.get("/clusters" + query).json().path("clusters").findValuesAsText("cluster");
    }

    private static String condition(String cluster) {
        return rest.get(cluster + "/health").json().path("condition").asText();
    }

    private static String key() {
        return UUID.randomUUID().toString();
    }

    private static void create(String... manifests) {
        for (var manifest : manifests) {
            client.resource(manifest).create();
        }
    }

    private static Resource<GenericKubernetesResource> leaving() {
        return client.genericKubernetesResources(Cnpg.CLUSTERS)
                .inNamespace("resting")
                .withName("leaving");
    }
}
