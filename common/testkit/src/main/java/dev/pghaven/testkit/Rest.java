package dev.pghaven.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pghaven.contracts.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;

/**
 * The service over REST.
 *
 * @param token that its calls bear, if any
 */
public record Rest(URI service, Optional<String> token) {
    private static final HttpClient HTTP =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

    /** Without a login. */
    public Rest(URI service) {
        this(service, Optional.empty());
    }

    public Rest bearing(String other) {
        return new Rest(service, Optional.of(other));
    }

    /**
     * What the service answered.
     *
     * @param challenge {@code WWW-Authenticate}
     */
    public record Answer(int code, String type, String location, String challenge, String body) {
        public JsonNode json() {
            try {
                return Json.tree(body.getBytes(StandardCharsets.UTF_8));
            } catch (IOException e) {
                throw new UncheckedIOException(body, e);
            }
        }

        public boolean status(String wanted) {
            return json().path("status").asText().equals(wanted);
        }
    }

    public Answer get(String path) {
        return send(request(path).GET());
    }

    public Answer follow(String path) {
        return send(request(path).header("Accept", "text/event-stream").GET());
    }

    public Answer delete(String path, String key) {
        return send(request(path).header("Idempotency-Key", key).DELETE());
    }

    public Answer post(String path, String key, String body) {
        return send(
                request(path)
                        .header("Idempotency-Key", key)
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(body)));
    }

    public Answer put(String path, String key, String body) {
        return send(
                request(path)
                        .header("Idempotency-Key", key)
                        .header("Content-Type", "application/json")
                        .PUT(BodyPublishers.ofString(body)));
    }

    public Answer send(String method, String path, String contentType, String body) {
        return send(
                request(path)
                        .header("Content-Type", contentType)
                        .method(method, BodyPublishers.ofString(body)));
    }

    private HttpRequest.Builder request(String path) {
        var request = HttpRequest.newBuilder(service.resolve(path)).timeout(Duration.ofSeconds(40));
        token.ifPresent(it -> request.header("Authorization", "Bearer " + it));
        return request;
    }

    private static Answer send(HttpRequest.Builder request) {
        try {
            return answer(HTTP.send(request.build(), BodyHandlers.ofString()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static Answer answer(HttpResponse<String> it) {
        var headers = it.headers();
        return new Answer(
                it.statusCode(),
                headers.firstValue("Content-Type").orElse(""),
                headers.firstValue("Location").map(at -> URI.create(at).getPath()).orElse(""),
                headers.firstValue("WWW-Authenticate").orElse(""),
                it.body());
    }
}
