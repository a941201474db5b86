package dev.pghaven.prober;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Optional;

/**
 * {@code POST /probes}: looks, and says what it met.
 *
 * @param tokenFile read anew for each request, so that the token can be changed
 */
record ProbeHandler(PostgresSight sight, AllowList allowed, Path tokenFile) implements HttpHandler {
    private static final int OK = 200;
    private static final int BAD_REQUEST = 400;
    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;
    private static final int METHOD_NOT_ALLOWED = 405;
    private static final int INTERNAL_ERROR = 500;
    private static final int LONGEST_BODY = 256 * 1024;

    /** What went wrong, in words. */
    private record Problem(String error) {}

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            if (!"POST".equals(exchange.getRequestMethod())) {
                answer(exchange, METHOD_NOT_ALLOWED, new Problem("only POST"));
            } else if (!hasToken(exchange)) {
                answer(exchange, UNAUTHORIZED, new Problem("a bearer token is needed"));
            } else {
                look(exchange);
            }
        }
    }

    private void look(HttpExchange exchange) throws IOException {
        try {
            var body = exchange.getRequestBody().readNBytes(LONGEST_BODY);
            var probe = Wire.read(new String(body, StandardCharsets.UTF_8), Probe.class);
            if (allowed.lets(probe)) {
                answer(exchange, OK, sight.look(probe.door()));
            } else {
                answer(
                        exchange,
                        FORBIDDEN,
                        new Problem(
                                "%s:%d is not on this prober's list"
                                        .formatted(probe.host(), probe.port())));
            }
        } catch (IllegalArgumentException e) {
            answer(exchange, BAD_REQUEST, new Problem(e.getMessage()));
        } catch (RuntimeException e) {
            answer(exchange, INTERNAL_ERROR, new Problem(e.toString()));
        }
    }

    private boolean hasToken(HttpExchange exchange) throws IOException {
        var token = Files.readString(tokenFile).strip();
        var given =
                Optional.ofNullable(exchange.getRequestHeaders().getFirst("Authorization"))
                        .orElse("");
        return !token.isEmpty()
                && MessageDigest.isEqual(
                        ("Bearer " + token).getBytes(StandardCharsets.UTF_8),
                        given.getBytes(StandardCharsets.UTF_8));
    }

    private static void answer(HttpExchange exchange, int status, Object it) throws IOException {
        var body = Wire.write(it).getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
    }
}
