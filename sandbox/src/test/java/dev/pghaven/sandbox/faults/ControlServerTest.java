package dev.pghaven.sandbox.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pghaven.sandbox.network.HostPort;
import dev.pghaven.sandbox.network.Network;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ControlServerTest {
    private static final HostPort ADDRESS = new Network(227).control();
    private static final HostPort TARGET = new HostPort("127.227.0.4", 8443);

    private final AtomicBoolean brokerRuns = new AtomicBoolean(true);
    private final HttpClient http = HttpClient.newHttpClient();
    private Vertx vertx;
    private ControlServer control;

    @BeforeEach
    void start() throws Exception {
        vertx = Vertx.vertx();
        var gate = new FaultGate(status -> new JsonObject().put("failed", status));
        var target = Router.router(vertx);
        target.route().handler(gate).handler(it -> it.response().end("served"));
        await(vertx.createHttpServer().requestHandler(target).listen(TARGET.port(), TARGET.host()));
        control = new ControlServer(vertx, ADDRESS);
        control.add("arm", new HttpSwitch(gate));
        control.add(
                "kafka",
                new StopSwitch(
                        () -> brokerRuns.set(false), () -> brokerRuns.set(true), brokerRuns::get));
        await(control.start());
    }

    @AfterEach
    void stop() throws Exception {
        http.close();
        await(vertx.close());
    }

    @Test
    void saysWhenTheSandboxIsReady() throws Exception {
        assertThat(control("GET", "/ready", "").statusCode()).isEqualTo(503);
        assertThat(control("GET", "/endpoints", "").statusCode()).isEqualTo(503);

        control.ready(new JsonObject().put("network", "127.227"));

        assertThat(control("GET", "/ready", "").statusCode()).isEqualTo(200);
        assertThat(control("GET", "/endpoints", "").body()).contains("127.227");
    }

    @Test
    void stopsAndStartsAPart() throws Exception {
        assertThat(control("PUT", "/faults/kafka", "{\"stopped\": true}").body())
                .contains("\"kafka\":{\"stopped\":true}");
        assertThat(brokerRuns).isFalse();

        control("DELETE", "/faults/kafka", "");
        assertThat(brokerRuns).isTrue();
    }

    @Test
    void failsAsOftenAsItIsTold() throws Exception {
        control("PUT", "/faults/arm", "{\"status\": 429, \"times\": 1, \"retryAfterSeconds\": 2}");

        var failed = call("GET", "/x");
        assertThat(failed.statusCode()).isEqualTo(429);
        assertThat(failed.headers().firstValue("Retry-After")).contains("2");
        assertThat(failed.body()).contains("\"failed\":429");
        assertThat(call("GET", "/x").body()).isEqualTo("served");
    }

    @Test
    void failsForTheMethodAndThePathThatItIsTold() throws Exception {
        control(
                "PUT",
                "/faults/arm",
                "{\"status\": 500, \"methods\": [\"put\"], \"path\": \"/Credentials\"}");

        assertThat(call("GET", "/Credentials/a").statusCode()).isEqualTo(200);
        assertThat(call("PUT", "/else").statusCode()).isEqualTo(200);
        assertThat(call("PUT", "/Credentials/a").statusCode()).isEqualTo(500);
        assertThat(call("PUT", "/more%2FCredentials").statusCode()).isEqualTo(500);
    }

    @Test
    void servesLateWhereOnlyALatencyIsSet() throws Exception {
        control("PUT", "/faults/arm", "{\"latencyMillis\": 200}");

        long begin = System.nanoTime();
        var served = call("GET", "/x");

        assertThat(served.body()).isEqualTo("served");
        assertThat(System.nanoTime() - begin).isGreaterThan(TimeUnit.MILLISECONDS.toNanos(190));
    }

    /** With PUT, because java.net's client tries a GET again by itself. */
    @Test
    void aCallThatHangsIsLetGoWhenTheFaultGoes() throws Exception {
        control("PUT", "/faults/arm", "{\"hang\": true, \"methods\": [\"PUT\"]}");
        var hanging = callLater("PUT", "/x");
        assertThatThrownBy(() -> hanging.get(300, TimeUnit.MILLISECONDS))
                .isInstanceOf(TimeoutException.class);

        control("DELETE", "/faults/arm", "");

        assertThatThrownBy(() -> hanging.get(5, TimeUnit.SECONDS))
                .hasRootCauseInstanceOf(IOException.class);
        assertThat(call("PUT", "/x").body()).isEqualTo("served");
    }

    @Test
    void saysWhatCannotBeBroughtAboutHere() throws Exception {
        control.add("disk", new Unbreakable());

        var refused = control("PUT", "/faults/disk", "{}");

        assertThat(refused.statusCode()).isEqualTo(501);
        assertThat(refused.body()).contains("nothing can be mounted");
    }

    private static final class Unbreakable implements Switch {
        @Override
        public JsonObject state() {
            return new JsonObject();
        }

        @Override
        public void set(JsonObject fault) {
            throw new Impossible("nothing can be mounted");
        }

        @Override
        public void clear() {
            // Nothing was broken.
        }
    }

    @Test
    void allIsWellAfterTheFaultsAreCleared() throws Exception {
        control("PUT", "/faults/arm", "{\"status\": 500}");
        control("PUT", "/faults/kafka", "{\"stopped\": true}");

        assertThat(control("DELETE", "/faults", "").body()).isEqualTo("{\"arm\":{},\"kafka\":{}}");
        assertThat(call("GET", "/x").statusCode()).isEqualTo(200);
        assertThat(brokerRuns).isTrue();
    }

    @Test
    void refusesWhatItDoesNotUnderstand() throws Exception {
        assertThat(control("PUT", "/faults/arm", "{\"staus\": 500}").statusCode()).isEqualTo(400);
        assertThat(control("PUT", "/faults/arm", "{\"rate\": 2}").statusCode()).isEqualTo(400);
        assertThat(control("PUT", "/faults/arm", "{\"status\": \"x\"}").statusCode())
                .isEqualTo(400);
        assertThat(control("PUT", "/faults/arm", "no json").statusCode()).isEqualTo(400);
        assertThat(control("PUT", "/faults/kafka", "{\"status\": 500}").statusCode())
                .isEqualTo(400);
        assertThat(control("PUT", "/faults/disk", "{}").body()).contains("[arm, kafka]");
        assertThat(call("GET", "/x").statusCode()).as("nothing was set").isEqualTo(200);
    }

    private HttpResponse<String> control(String method, String path, String body)
            throws IOException, InterruptedException {
        return send(ADDRESS, method, path, body);
    }

    private HttpResponse<String> call(String method, String path)
            throws IOException, InterruptedException {
        return send(TARGET, method, path, "");
    }

    private CompletableFuture<HttpResponse<String>> callLater(String method, String path) {
        var request = request(TARGET, method, path, "");
        return http.sendAsync(request, BodyHandlers.ofString());
    }

    private HttpResponse<String> send(HostPort to, String method, String path, String body)
            throws IOException, InterruptedException {
        return http.send(request(to, method, path, body), BodyHandlers.ofString());
    }

    private static HttpRequest request(HostPort to, String method, String path, String body) {
        return HttpRequest.newBuilder(URI.create("http://" + to + path))
                .method(method, BodyPublishers.ofString(body))
                .build();
    }

    private static <T> T await(Future<T> future) throws Exception {
        return future.toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    }
}
