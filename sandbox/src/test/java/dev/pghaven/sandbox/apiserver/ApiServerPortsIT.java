package dev.pghaven.sandbox.apiserver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pghaven.sandbox.apiserver.status.Cause;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.Watcher;
import io.fabric8.kubernetes.client.WatcherException;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The server with an admission, faults and a token issuer that the test decides on. */
class ApiServerPortsIT {
    private static RunningServer running;
    private static KubernetesClient client;
    private static volatile Fault fault = Fault.NONE;
    private static volatile FaultQuestion asked;

    @BeforeAll
    static void start(@TempDir Path folder) {
        running =
                RunningServer.start(
                        folder,
                        config ->
                                config.withAdmission(ApiServerPortsIT::review)
                                        .withFaults(ApiServerPortsIT::decide)
                                        .withTokens(ApiServerPortsIT::issue));
        client = running.client();
    }

    @AfterAll
    static void stop() {
        client.close();
        running.close();
    }

    @AfterEach
    void heal() {
        fault = Fault.NONE;
    }

    private static Fault decide(FaultQuestion question) {
        if (question.resource().equals("configmaps")) {
            asked = question;
            return fault;
        }
        return Fault.NONE;
    }

    private static TokenIssuer.Token issue(
            String namespace,
            String account,
            String uid,
            List<String> audiences,
            Duration validity) {
        return new TokenIssuer.Token(
                namespace + "/" + account + " for " + audiences + " " + validity,
                Instant.parse("2030-01-01T00:00:00.5Z"));
    }

    private static AdmissionVerdict review(AdmissionRequest request) {
        String forbidden = request.object().at("/data/forbidden").asText();
        if (!forbidden.isEmpty()) {
            return new AdmissionVerdict.Denied(
                    "vtest.pghaven.dev",
                    422,
                    "Invalid",
                    "Test \"%s\" is invalid: data.forbidden: Invalid value"
                            .formatted(request.name()),
                    List.of(new Cause("FieldValueInvalid", "Invalid value", "data.forbidden")));
        }
        ObjectNode object = request.object();
        if (request.kind().kind().equals("ConfigMap")
                && request.operation() == AdmissionRequest.Operation.CREATE) {
            object.withObject("/metadata/annotations").put("admitted-for", request.user().name());
        }
        return new AdmissionVerdict.Admitted(object);
    }

    private static ConfigMap configMap(String name, String key) {
        return new ConfigMapBuilder()
                .withNewMetadata()
                .withName(name)
                .withNamespace("default")
                .endMetadata()
                .addToData(key, "x")
                .build();
    }

    private static HttpResponse<String> list() throws IOException, InterruptedException {
        return running.send(running.request("/api/v1/namespaces/default/configmaps"));
    }

    @Test
    void admissionChangesWhatItAdmits() {
        ConfigMap created = client.resource(configMap("admitted", "k")).create();

        assertThat(created.getMetadata().getAnnotations()).containsEntry("admitted-for", "tester");
    }

    @Test
    void admissionDeniesAsAWebhookDoes() {
        assertThatThrownBy(() -> client.resource(configMap("denied", "forbidden")).create())
                .asInstanceOf(type(KubernetesClientException.class))
                .satisfies(e -> {
                    assertThat(e.getCode()).isEqualTo(422);
                    assertThat(e.getStatus().getMessage())
                            .isEqualTo(
                                    "admission webhook \"vtest.pghaven.dev\" denied the"
                                            + " request: Test \"denied\" is invalid:"
                                            + " data.forbidden: Invalid value");
                    assertThat(e.getStatus().getDetails().getCauses().getFirst().getField())
                            .isEqualTo("data.forbidden");
                });
    }

    @Test
    void faultsAreAskedWithWhatTheRequestIs() throws Exception {
        running.send(running.request("/api/v1/namespaces/default/configmaps/x"));

        assertThat(asked)
                .isEqualTo(new FaultQuestion("get", "configmaps", "", "default", "x", "tester"));
    }

    @Test
    void aFaultAnswersWithItsStatus() throws Exception {
        fault = new Fault.Fail(429, "TooManyRequests", "slow down", 7);

        HttpResponse<String> response = list();

        assertThat(response.statusCode()).isEqualTo(429);
        assertThat(response.headers().firstValue("Retry-After")).contains("7");
        JsonNode status = Yaml.node(response.body());
        assertThat(status.path("kind").asText()).isEqualTo("Status");
        assertThat(status.at("/details/retryAfterSeconds").asInt()).isEqualTo(7);
    }

    @Test
    void aFaultDelaysAWriteAndItsBodyIsStillRead() throws Exception {
        fault = new Fault.Delay(Duration.ofMillis(300), Fault.NONE);
        long start = System.nanoTime();

        HttpResponse<String> response =
                running.send(
                        running.request("/api/v1/namespaces/default/configmaps")
                                .header("Content-Type", "application/json")
                                .POST(
                                        BodyPublishers.ofString(
                                                "{\"apiVersion\":\"v1\",\"kind\":\"ConfigMap\","
                                                        + "\"metadata\":{\"name\":\"delayed\"}}")));

        assertThat(response.statusCode()).isEqualTo(201);
        assertThat(Duration.ofNanos(System.nanoTime() - start))
                .isGreaterThan(Duration.ofMillis(290));
    }

    @Test
    void aFaultResetsTheConnection() {
        fault = new Fault.ResetConnection();

        assertThatThrownBy(ApiServerPortsIT::list).isInstanceOf(IOException.class);
    }

    @Test
    void aFaultLeavesTheClientWaiting() {
        fault = new Fault.Hang();

        assertThatThrownBy(() ->
                        running.send(
                                running.request("/api/v1/configmaps")
                                        .timeout(Duration.ofMillis(400))))
                .isInstanceOf(HttpTimeoutException.class);
    }

    @Test
    void aFaultDelaysAWatchOverWebSocket() throws InterruptedException {
        fault = new Fault.Delay(Duration.ofMillis(300), Fault.NONE);
        CountDownLatch added = new CountDownLatch(1);
        try (var _ =
                client.configMaps()
                        .inNamespace("default")
                        .watch(new LatchWatcher("seen-by-the-delayed", added))) {
            client.resource(configMap("seen-by-the-delayed", "k")).create();

            assertThat(added.await(10, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void aFaultDropsAWatch() throws InterruptedException {
        fault = new Fault.DropWatch(Duration.ofMillis(100));
        CountDownLatch added = new CountDownLatch(1);
        try (var informer =
                client.configMaps()
                        .inNamespace("default")
                        .inform(new AddedLatch("after-the-drop", added))) {
            assertThat(informer.isRunning()).isTrue();
            fault = Fault.NONE;
            client.resource(configMap("after-the-drop", "k")).create();

            assertThat(added.await(10, TimeUnit.SECONDS)).isTrue();
        }
    }

    private record AddedLatch(String name, CountDownLatch added)
            implements io.fabric8.kubernetes.client.informers.ResourceEventHandler<ConfigMap> {
        @Override
        public void onAdd(ConfigMap map) {
            if (map.getMetadata().getName().equals(name)) {
                added.countDown();
            }
        }

        @Override
        public void onUpdate(ConfigMap before, ConfigMap after) {
            onAdd(after);
        }

        @Override
        public void onDelete(ConfigMap map, boolean unknown) {
            assertThat(map).isNotNull();
        }
    }

    @Test
    void aDroppedWatchIsReopenedByTheClient() throws InterruptedException {
        CountDownLatch added = new CountDownLatch(1);
        try (var _ =
                client.configMaps()
                        .inNamespace("default")
                        .watch(new LatchWatcher("after-all-dropped", added))) {
            running.server().dropWatches();
            client.resource(configMap("after-all-dropped", "k")).create();

            assertThat(added.await(10, TimeUnit.SECONDS)).isTrue();
        }
    }

    private record LatchWatcher(String name, CountDownLatch seen) implements Watcher<ConfigMap> {
        @Override
        public void eventReceived(Action action, ConfigMap map) {
            if (map.getMetadata().getName().equals(name)) {
                seen.countDown();
            }
        }

        @Override
        public void onClose(WatcherException cause) {
            throw new IllegalStateException("the watch should have been reopened", cause);
        }
    }

    @Test
    void serviceAccountsGetTokens() {
        var request =
                new io.fabric8.kubernetes.api.model.authentication.TokenRequestBuilder()
                        .withNewSpec()
                        .withAudiences("api://AzureADTokenExchange")
                        .withExpirationSeconds(600L)
                        .endSpec()
                        .build();

        var answer =
                client.serviceAccounts()
                        .inNamespace("default")
                        .withName("default")
                        .tokenRequest(request);

        assertThat(answer.getStatus().getToken())
                .isEqualTo("default/default for [api://AzureADTokenExchange] PT10M");
        assertThat(answer.getStatus().getExpirationTimestamp()).isEqualTo("2030-01-01T00:00:00Z");
    }

    @Test
    void tokensAreReviewed() {
        assertThat(review(RunningServer.TOKEN).getAuthenticated()).isTrue();
        assertThat(review(RunningServer.TOKEN).getUser().getUsername()).isEqualTo("tester");
        assertThat(review("another").getAuthenticated()).isFalse();
    }

    private static io.fabric8.kubernetes.api.model.authentication.TokenReviewStatus review(
            String token) {
        return client.resource(
                        new io.fabric8.kubernetes.api.model.authentication.TokenReviewBuilder()
                                .withNewSpec()
                                .withToken(token)
                                .endSpec()
                                .build())
                .create()
                .getStatus();
    }
}
