package dev.pghaven.cli.installation;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pghaven.cli.Exit;
import dev.pghaven.cli.Failure;
import dev.pghaven.contracts.Json;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Calls the services; what is no answer becomes a failure with a sentence. */
public final class Rest {
    /** Some answers are read from the storage account first. */
    private static final Duration ANSWER_LIMIT = Duration.ofSeconds(60);

    private static final int NOT_FOUND = 404;

    private final HttpClient http;
    private final Addresses addresses;
    private final Token token;

    Rest(HttpClient http, Addresses addresses, Token token) {
        this.http = http;
        this.addresses = addresses;
        this.token = token;
    }

    public JsonNode get(Service service, String path) {
        return json(service, good(service, text(service, path)).body());
    }

    /** Empty where the service knows no such thing. */
    public Optional<JsonNode> find(Service service, String path) {
        var answer = text(service, path);
        return answer.statusCode() == NOT_FOUND
                ? Optional.empty()
                : Optional.of(json(service, good(service, answer).body()));
    }

    /** Answers the operation that the request leads to. */
    public String submit(Call call, String idempotencyKey) {
        var body = call.body().map(it -> BodyPublishers.ofString(it.toString()));
        var request =
                request(call.service(), call.path())
                        .header("Idempotency-Key", idempotencyKey)
                        .header("Content-Type", "application/json")
                        .method(call.method(), body.orElseGet(BodyPublishers::noBody));
        var answer = good(call.service(), send(call.service(), request, BodyHandlers.ofString()));
        return answer.headers()
                .firstValue("Location")
                .map(it -> it.substring(it.lastIndexOf('/') + 1))
                .orElseThrow(() ->
                        new Failure(
                                Exit.UNREACHABLE,
                                "the %s took the request and named no operation"
                                        .formatted(call.service().label())));
    }

    /** The lines of a stream of events, as they come. The caller closes it. */
    public Stream<String> events(Service service, String path) {
        var request = request(service, path).header("Accept", "text/event-stream").GET();
        var answer = send(service, request, BodyHandlers.ofLines());
        if (answer.statusCode() / 100 == 2) {
            return answer.body();
        }
        try (var lines = answer.body()) {
            throw failure(service, answer.statusCode(), lines.collect(Collectors.joining("\n")));
        }
    }

    private HttpResponse<String> text(Service service, String path) {
        var request = request(service, path).header("Accept", "application/json").GET();
        return send(service, request, BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(Service service, String path) {
        var target = addresses.resolve(service, path);
        var request = HttpRequest.newBuilder(target).timeout(ANSWER_LIMIT);
        token.headerFor(target).ifPresent(it -> request.header("Authorization", it));
        return request;
    }

    private <T> HttpResponse<T> send(
            Service service, HttpRequest.Builder builder, BodyHandler<T> body) {
        var request = builder.build();
        try {
            return http.send(request, body);
        } catch (IOException e) {
            throw unreachable(service, request.uri(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while a service was asked", e);
        }
    }

    private static Failure unreachable(Service service, URI target, IOException e) {
        return new Failure(
                Exit.UNREACHABLE,
                "cannot reach the %s at %s://%s: %s"
                        .formatted(
                                service.label(),
                                target.getScheme(),
                                target.getAuthority(),
                                reason(e)),
                e);
    }

    /** The client gives some refused connections no message. */
    private static String reason(IOException e) {
        if (e.getMessage() != null) {
            return e.getMessage();
        }
        return e instanceof ConnectException ? "nobody listens there" : e.toString();
    }

    private static HttpResponse<String> good(Service service, HttpResponse<String> answer) {
        if (answer.statusCode() / 100 == 2) {
            return answer;
        }
        throw failure(service, answer.statusCode(), answer.body());
    }

    private static Failure failure(Service service, int code, String body) {
        return new Failure(
                exit(code),
                "the %s answers %s".formatted(service.label(), Problem.read(code, body)));
    }

    private static Exit exit(int code) {
        return switch (code) {
            case 400, 413, 415, 422 -> Exit.USAGE;
            case 429 -> Exit.UNREACHABLE;
            default -> code >= 500 ? Exit.UNREACHABLE : Exit.REFUSED;
        };
    }

    private static JsonNode json(Service service, String body) {
        try {
            return Json.tree(body.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new Failure(
                    Exit.UNREACHABLE,
                    "the %s answers something that is not JSON; is it one of pghaven's?"
                            .formatted(service.label()),
                    e);
        }
    }
}
