package dev.pghaven.provisioner.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pghaven.contracts.Topics;
import dev.pghaven.testkit.SharedSandbox;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Records that nobody can act upon: their sender hears why, and the service goes on. */
class BadRecordsIT {
    @RegisterExtension static final SharedSandbox SANDBOX = SharedSandbox.with("provisioner");

    private static Wire wire;
    private static DeadLetterLog deadLetters;

    @BeforeAll
    static void start() {
        wire = new Wire(SANDBOX.process().endpoint("/kafka/bootstrapServers"));
        deadLetters = new DeadLetterLog(SANDBOX.process().endpoint("/kafka/bootstrapServers"));
    }

    @AfterAll
    static void stop() {
        deadLetters.close();
        wire.close();
    }

    @AfterEach
    void theServiceGoesOn() {
        SANDBOX.heal();
        wire.await("ClusterRemoved", wire.remove("apps/never-there"));
    }

    @Test
    void noCloudEvent() {
        wire.send(new ProducerRecord<>(Topics.REQUESTS, "apps/plain", bytes("hello")));

        var letter = deadLetters.await("apps/plain");

        assertThat(DeadLetterLog.header(letter, "dead-letter-reason")).contains("CloudEvent");
        assertThat(DeadLetterLog.header(letter, "dead-letter-topic")).isEqualTo(Topics.REQUESTS);
        var rejected = wire.await("RequestRejected", coordinates(letter.headers()));
        assertThat(rejected.path("subject").asText()).isEqualTo("apps/plain");
    }

    @Test
    void noJson() {
        wire.send(
                Wire.cloudEvent(
                        "no-json", "dev.pghaven.ProvisionCluster.v1", "apps/no-json", "{nope"));

        assertThat(rule("no-json")).contains("not JSON");
        assertThat(deadLetters.await("apps/no-json").value()).isEqualTo(bytes("{nope"));
    }

    @Test
    void anUnknownType() {
        wire.send(Wire.cloudEvent("unknown", "com.example.Dance.v1", "apps/unknown", "{}"));

        assertThat(rule("unknown")).contains("com.example.Dance.v1");
    }

    @Test
    void anotherVersion() {
        wire.send(Wire.cloudEvent("v9", "dev.pghaven.ProvisionCluster.v9", "apps/version", "{}"));

        assertThat(rule("v9")).contains("dev.pghaven.ProvisionCluster.v1");
    }

    @Test
    void twoMegabytes() {
        var message =
                Wire.cloudEvent(
                        "huge",
                        "dev.pghaven.ProvisionCluster.v1",
                        "apps/huge",
                        "\"" + "x".repeat(2 << 20) + "\"");

        wire.send(message);

        assertThat(rule("huge")).contains("at most 1048576");
        assertThat(deadLetters.await("apps/huge").value()).hasSize(64 * 1024);
    }

    @Test
    void aSpecWithFiveMistakes() {
        var request =
                wire.request(
                        "ProvisionCluster",
                        "apps/mistaken",
                        """
                        {"cluster": "apps/mistaken",
                         "spec": {
                           "instances": 0,
                           "storage": {"size": "-1Gi"},
                           "resources": {"memory": "1Gi"},
                           "postgresql": {"parameters": {"shared_buffers": "4GB"}},
                           "synchronous": {"number": 5},
                           "bootstrap": {"walSegmentSize": 3}}}
                        """);

        var violations = wire.await("RequestRejected", request).path("violations");

        assertThat(violations.findValuesAsText("field"))
                .as(violations.toPrettyString())
                .hasSizeGreaterThanOrEqualTo(5);
        assertThat(wire.said("ProvisioningFailed", request)).isEmpty();
    }

    @Test
    void aClusterThatIsBeingRemoved() {
        SANDBOX.process().control("PUT", "/faults/apiserver", "{\"status\": 503}");
        wire.remove("apps/leaving");

        var request = provision("apps/leaving");

        assertThat(wire.await("RequestRejected", request).path("violations").toString())
                .contains("is being removed by operation");
    }

    @Test
    void aRedeliveryIsHandledOnce() {
        var message =
                Wire.cloudEvent(
                        "again",
                        "dev.pghaven.RemoveCluster.v1",
                        "apps/again",
                        "{\"cluster\": \"apps/again\"}");
        List.of(1, 2, 3).forEach(time -> wire.send(message));

        wire.await("ClusterRemoved", "again");
        wire.await("ClusterRemoved", wire.remove("apps/again"));

        assertThat(wire.said("ClusterRemoved", "again")).hasSize(1);
        assertThat(wire.steps("again")).as("each step once").isEqualTo(RemovalSteps.NAMES);
    }

    @Test
    void anIdThatBelongsToAnotherRequest() {
        wire.send(removal("reused", "apps/one"));
        wire.await("ClusterRemoved", "reused");

        wire.send(removal("reused", "apps/other"));

        assertThat(rule("reused")).contains("another request");
    }

    private static ProducerRecord<String, byte[]> removal(String id, String cluster) {
        return Wire.cloudEvent(
                id, "dev.pghaven.RemoveCluster.v1", cluster, "{\"cluster\": \"" + cluster + "\"}");
    }

    private static String provision(String cluster) {
        var data = "{\"cluster\": \"%s\", \"spec\": {\"storage\": {\"size\": \"4Gi\"}}}";
        return wire.request("ProvisionCluster", cluster, data.formatted(cluster));
    }

    private static String rule(String request) {
        return wire.await("RequestRejected", request).at("/violations/0/rule").asText();
    }

    private static String coordinates(Headers headers) {
        return text(headers, "dead-letter-partition") + "@" + text(headers, "dead-letter-offset");
    }

    private static String text(Headers headers, String name) {
        return new String(headers.lastHeader(name).value(), StandardCharsets.UTF_8);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
