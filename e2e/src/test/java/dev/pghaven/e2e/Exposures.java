package dev.pghaven.e2e;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pghaven.testkit.Rest;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.discovery.v1.EndpointSlice;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** What the exposure service is asked about one cluster, and what there is of its endpoints. */
record Exposures(Stage stage, SourceCluster cluster) {
    /** A lost instance is back by then. */
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final String CLUSTER_LABEL = "cnpg.io/cluster";

    /** Answers the operation. */
    String expose(String exposure) {
        return SourceCluster.operation(put(exposure));
    }

    Rest.Answer put(String exposure) {
        return stage.exposureService()
                .put(cluster.path() + "/exposure", UUID.randomUUID().toString(), exposure);
    }

    /** Answers the operation. */
    String check() {
        return SourceCluster.operation(
                stage.exposureService()
                        .post(
                                cluster.path() + "/endpoint-checks",
                                UUID.randomUUID().toString(),
                                ""));
    }

    Facts.Said awaitEndOf(String operation) {
        return awaitEndOf(operation, "ClusterExposed", "ExposureFailed");
    }

    String stepOf(String operation) {
        return stage.exposureService().get("/operations/" + operation).json().path("step").asText();
    }

    Facts.Said awaitEndOf(String operation, String good, String bad) {
        return stage.facts()
                .await(
                        good + " or " + bad,
                        it ->
                                List.of(good, bad).contains(it.name())
                                        && it.text("operation").equals(operation));
    }

    Rest.Answer endpoints() {
        return stage.exposureService().get(cluster.path() + "/endpoints");
    }

    /** What the last looks of the watch found of the endpoint. */
    JsonNode contract(Endpoint endpoint) {
        return StreamSupport.stream(endpoints().json().path("contract").spliterator(), false)
                .filter(it -> it.path("role").asText().equals(endpoint.role()))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no contract of " + endpoint));
    }

    static List<String> verdicts(JsonNode checked, String verdict) {
        return StreamSupport.stream(checked.path("checks").spliterator(), false)
                .filter(it -> it.path("verdict").asText().equals(verdict))
                .map(Exposures::shortly)
                .toList();
    }

    /** By promise and vantage: expected "is" found. */
    static Map<String, String> differences(JsonNode checks) {
        return StreamSupport.stream(checks.spliterator(), false)
                .collect(
                        Collectors.toMap(
                                Exposures::shortly,
                                it ->
                                        it.path("expected").asText()
                                                + " is "
                                                + it.path("found").asText()));
    }

    /** The rules that are broken, by field. */
    static Map<String, String> violations(Rest.Answer answer) {
        return StreamSupport.stream(answer.json().path("violations").spliterator(), false)
                .collect(
                        Collectors.toMap(
                                it -> it.path("field").asText(), it -> it.path("rule").asText()));
    }

    /** The promise and where it was looked at from. */
    static String shortly(JsonNode check) {
        return check.path("promise").asText() + " from " + check.path("vantage").asText();
    }

    List<String> loadBalancers() {
        return stage
                .kubernetes()
                .services()
                .inNamespace(cluster.namespace())
                .withLabel(CLUSTER_LABEL, cluster.name())
                .list()
                .getItems()
                .stream()
                .filter(it -> "LoadBalancer".equals(it.getSpec().getType()))
                .map(it -> it.getMetadata().getName())
                .toList();
    }

    Service service(Endpoint endpoint) {
        return stage.kubernetes()
                .services()
                .inNamespace(cluster.namespace())
                .withName(endpoint.service())
                .require();
    }

    /** As somebody with kubectl may. */
    void edit(Endpoint endpoint, Consumer<Service> change) {
        stage.kubernetes()
                .services()
                .inNamespace(cluster.namespace())
                .withName(endpoint.service())
                .edit(it -> {
                    change.accept(it);
                    return it;
                });
    }

    /** The pods that the endpoint's Service leads to. */
    List<String> pods(Endpoint endpoint) {
        return stage
                .kubernetes()
                .discovery()
                .v1()
                .endpointSlices()
                .inNamespace(cluster.namespace())
                .withLabel("kubernetes.io/service-name", endpoint.service())
                .list()
                .getItems()
                .stream()
                .map(EndpointSlice::getEndpoints)
                .flatMap(List::stream)
                .map(it -> it.getTargetRef().getName())
                .toList();
    }

    /** The application, somewhere out on the Internet. */
    Client application(String address) {
        return new Client(
                address, stage.sandbox().folder().resolve("hosts"), authority(), cluster.owner());
    }

    private Path authority() {
        var secret =
                stage.kubernetes()
                        .secrets()
                        .inNamespace(cluster.namespace())
                        .withName(cluster.name() + "-ca")
                        .require();
        var file = stage.sandbox().folder().resolve(cluster.name() + "-ca.crt");
        try {
            return Files.write(file, Base64.getDecoder().decode(secret.getData().get("ca.crt")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Until each promise of the endpoint is kept, in looks after now. */
    void awaitKept(Endpoint endpoint) {
        var before = contract(endpoint).path("checkedAt").asText();
        await("a contract that is kept: " + endpoint.role())
                .atMost(PATIENCE)
                .until(() -> {
                    var now = contract(endpoint);
                    return !now.path("checkedAt").asText().equals(before)
                            && !now.has("brokenSince")
                            && verdicts(now, "broken").isEmpty();
                });
    }
}
