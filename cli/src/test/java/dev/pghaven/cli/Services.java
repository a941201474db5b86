package dev.pghaven.cli;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;

/** All services below one address, as far as a test says what they answer. */
public final class Services implements AutoCloseable {
    private static final byte[] NOTHING_KNOWN =
            "{\"title\":\"Not Found\",\"status\":404,\"detail\":\"There is no such thing.\"}"
                    .getBytes(StandardCharsets.UTF_8);

    private final HttpServer server;
    private final Map<String, Answer> answers = new HashMap<>();
    private final List<Received> received = Collections.synchronizedList(new ArrayList<>());

    /** What was asked of them. */
    public record Received(
            String line, Optional<String> key, Optional<String> authorization, String body) {}

    /** How an answer is written. */
    @FunctionalInterface
    public interface Answer {
        void to(HttpExchange exchange) throws IOException;
    }

    public Services() {
        try {
            server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::handle);
        server.start();
    }

    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    public List<Received> received() {
        return received;
    }

    /**
     * @param line such as {@code GET /failover-service/clusters}
     */
    public void answer(String line, Answer answer) {
        answers.put(line, answer);
    }

    public void answer(String line, int code, String body) {
        answer(line, it -> write(it, code, body.getBytes(StandardCharsets.UTF_8)));
    }

    /** With what a real service answered once. */
    public void recorded(String line, String name) {
        answer(line, 200, recording(name));
    }

    /** As a service takes a request: by the address of the operation. */
    public void accept(String line, String operation) {
        answer(
                line,
                it -> {
                    it.getResponseHeaders()
                            .add("Location", "http://elsewhere/operations/" + operation);
                    it.sendResponseHeaders(202, -1);
                });
    }

    /** Each as the next change of an operation; then the stream ends. */
    public void stream(String line, String... operations) {
        answer(line, it -> writeEvents(it, operations));
    }

    public static void writeEvents(HttpExchange it, String... operations) throws IOException {
        it.getResponseHeaders().add("Content-Type", "text/event-stream");
        it.sendResponseHeaders(200, 0);
        var events = new StringBuilder(":still there\n\n");
        Arrays.stream(operations)
                .forEach(json ->
                        events.append("event:operation\nid:1\ndata:").append(json).append("\n\n"));
        it.getResponseBody().write(events.toString().getBytes(StandardCharsets.UTF_8));
    }

    public static String recording(String name) {
        try (InputStream file = Services.class.getResourceAsStream("/answers/" + name)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void handle(HttpExchange it) throws IOException {
        var line = it.getRequestMethod() + " " + it.getRequestURI();
        var body = new String(it.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        received.add(
                new Received(
                        line, header(it, "Idempotency-Key"), header(it, "Authorization"), body));
        try (it) {
            answers.getOrDefault(line, unknown -> write(unknown, 404, NOTHING_KNOWN)).to(it);
        }
    }

    private static Optional<String> header(HttpExchange it, String name) {
        return Optional.ofNullable(it.getRequestHeaders().getFirst(name));
    }

    private static void write(HttpExchange it, int code, byte[] body) throws IOException {
        it.sendResponseHeaders(code, body.length == 0 ? -1 : body.length);
        it.getResponseBody().write(body);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
