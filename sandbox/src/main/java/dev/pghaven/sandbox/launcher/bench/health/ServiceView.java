package dev.pghaven.sandbox.launcher.bench.health;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pghaven.contracts.ClusterRef;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;

/** What the failover service says of itself over HTTP. */
final class ServiceView implements AutoCloseable {
    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private final ObjectMapper json = new ObjectMapper();
    private final HttpClient http = HttpClient.newHttpClient();
    private final URI url;
    private final URI management;

    ServiceView(URI url, URI management) {
        this.url = url;
        this.management = management;
    }

    /** Whether it has read all that is in Kubernetes, and answers. */
    boolean hasRead(ClusterRef any) throws IOException, InterruptedException {
        var path = "/clusters/%s/%s/health".formatted(any.namespace(), any.name());
        try {
            return get(path).statusCode() == 200;
        } catch (HttpTimeoutException notYet) {
            return false;
        }
    }

    /** Whether it is the one that tells what becomes of clusters. */
    boolean tells() throws IOException, InterruptedException {
        return metric("pghaven_health_tells") == 1;
    }

    /** How many times it has saved what it knows of a cluster, since it started. */
    int saved() throws IOException, InterruptedException {
        return (int) metric("pghaven_health_delay_seconds_count");
    }

    /** Seconds that its collector has stopped it, since it started. */
    double paused() throws IOException, InterruptedException {
        return metric("jvm_gc_pause_seconds_sum");
    }

    /** How many clusters it says to be healthy. */
    int healthy() throws IOException, InterruptedException {
        JsonNode fleet = json.readTree(get("/clusters?state=healthy").body());
        return fleet.path("clusters").size();
    }

    /** The sum of all that have the name, whatever their labels. */
    private double metric(String name) throws IOException, InterruptedException {
        return get(management.resolve("/q/metrics"))
                .body()
                .lines()
                .filter(it -> it.startsWith(name + " ") || it.startsWith(name + "{"))
                .map(it -> it.substring(it.lastIndexOf(' ') + 1))
                .mapToDouble(Double::parseDouble)
                .sum();
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return get(url.resolve(path));
    }

    private HttpResponse<String> get(URI from) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(from).timeout(TIMEOUT).build();
        return http.send(request, BodyHandlers.ofString());
    }

    @Override
    public void close() {
        http.close();
    }
}
