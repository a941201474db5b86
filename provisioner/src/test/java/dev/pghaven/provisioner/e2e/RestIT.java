package dev.pghaven.provisioner.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.pghaven.testkit.Rest;
import dev.pghaven.testkit.SharedSandbox;
import java.time.Duration;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** REST as a client meets it. */
class RestIT {
    private static final String PROBLEM = "application/problem+json";

    @RegisterExtension static final SharedSandbox SANDBOX = SharedSandbox.with("provisioner");

    private static Rest rest;

    @BeforeAll
    static void start() {
        rest = new Rest(SANDBOX.service("provisioner").url());
    }

    @Test
    void acceptsARequestAndShowsHowItGoesOn() {
        var accepted = rest.delete("/clusters/apps/orders", "first");

        assertThat(accepted.code()).isEqualTo(202);
        await().atMost(Duration.ofSeconds(60))
                .until(() -> rest.get(accepted.location()).status("completed"));
        assertThat(rest.get(accepted.location()).json().path("timeline").findValuesAsText("step"))
                .startsWith("note-cluster")
                .endsWith("verify-nothing-is-left");
    }

    @Test
    void tellsAListenerUntilTheEnd() {
        var operation = rest.delete("/clusters/apps/followed", "followed").location();

        var events = rest.follow(operation);

        assertThat(events.type()).startsWith("text/event-stream");
        assertThat(events.body()).contains("event:operation").contains("\"status\":\"completed\"");
    }

    @Test
    void aRepetitionLeadsToTheSameOperation() {
        var first = rest.delete("/clusters/apps/repeated", "repeated");

        assertThat(rest.delete("/clusters/apps/repeated", "repeated")).isEqualTo(first);
    }

    @Test
    void aKeyThatBelongsToAnotherRequestIsRefused() {
        rest.delete("/clusters/apps/one", "shared-key");

        var other = rest.delete("/clusters/apps/other", "shared-key");

        assertThat(other.code()).isEqualTo(422);
        assertThat(other.json().path("detail").asText()).contains("Idempotency-Key");
    }

    @Test
    void namesEveryRuleThatARequestBreaks() {
        var answer =
                rest.post(
                        "/clusters",
                        "invalid",
                        "{\"cluster\": \"Apps/orders\", \"spec\": {\"instances\": 0}}");

        assertThat(answer.code()).isEqualTo(422);
        assertThat(answer.type()).startsWith(PROBLEM);
        assertThat(answer.json().path("violations").findValuesAsText("field"))
                .contains("cluster", "spec.instances", "spec.storage");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "GET;    /nothing;                application/json; ; 404",
                "GET;    /clusters/apps/nothing;  application/json; ; 404",
                "GET;    /operations/nothing;     application/json; ; 404",
                "PUT;    /clusters/apps/orders;   application/json; ; 405",
                "POST;   /clusters;               text/plain;       x; 415",
                "POST;   /clusters;               application/json; {; 400",
                "POST;   /clusters;               application/json; {}; 400",
                "DELETE; /clusters/apps/orders;   application/json; ; 400"
            })
    void everyErrorIsAProblem(String method, String path, String type, String body, int code) {
        var answer = rest.send(method, path, type, body == null ? "" : body);

        assertThat(answer.code()).as(answer.body()).isEqualTo(code);
        assertThat(answer.type()).startsWith(PROBLEM);
        assertThat(answer.json().path("status").asInt()).isEqualTo(code);
    }

    @Test
    void whatNestsTooDeepIsNoServersFault() {
        var answer = rest.post("/clusters", "deep", "[".repeat(5000));

        assertThat(answer.code()).as(answer.body()).isEqualTo(400);
        assertThat(answer.type()).startsWith(PROBLEM);
    }

    @Test
    void refusesMoreThanARecordMayHold() {
        var answer = rest.post("/clusters", "big", "\"" + "x".repeat(2 << 20) + "\"");

        assertThat(answer.code()).isEqualTo(413);
        assertThat(answer.type()).startsWith(PROBLEM);
    }

    @Test
    void describesItself() {
        assertThat(rest.get("/q/openapi").body())
                .contains("/clusters/{namespace}/{name}")
                .contains("/operations/{id}");
        var schemas = rest.get("/q/openapi?format=json").json().at("/components/schemas");
        assertThat(schemas.at("/ClusterRef/type").asText()).isEqualTo("string");
        assertThat(schemas.at("/Quantity/type").asText()).isEqualTo("string");
        assertThat(schemas.at("/ClusterSpec/required").toString()).isEqualTo("[\"storage\"]");
        var management = new Rest(SANDBOX.service("provisioner").management());
        assertThat(management.get("/q/health/started").code()).isEqualTo(200);
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() ->
                        assertThat(management.get("/q/metrics").body())
                                .contains("pghaven_outbox_lag_seconds")
                                .contains("pghaven_operations_oldest_waiting_seconds"));
    }
}
