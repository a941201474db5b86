package dev.pghaven.cli.operation;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pghaven.cli.Exit;
import dev.pghaven.cli.Failure;
import dev.pghaven.cli.installation.Rest;
import dev.pghaven.cli.installation.Service;
import dev.pghaven.contracts.Json;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Listens to how an operation goes on until it has ended, over as many connections as it takes. */
public final class Follower {
    /** The service says something every 15 seconds at the latest. */
    private static final Duration SILENCE = Duration.ofSeconds(45);

    private static final String DATA = "data:";

    private final Rest rest;
    private final Service service;
    private final String path;
    private final Duration patience;
    private final Duration pause;

    public Follower(Rest rest, Service service, String operation) {
        this(rest, service, operation, Duration.ofMinutes(1), Duration.ofSeconds(1));
    }

    /**
     * @param patience how long the service may be away
     * @param pause before it is asked again
     */
    Follower(Rest rest, Service service, String operation, Duration patience, Duration pause) {
        this.rest = rest;
        this.service = service;
        this.path = "/operations/" + operation;
        this.patience = patience;
        this.pause = pause;
    }

    /** Answers the operation as it ended, as JSON; {@code listener} hears of every change. */
    public JsonNode follow(Consumer<Operation> listener) {
        var heard = System.nanoTime();
        while (true) {
            try {
                var end = listen(listener);
                if (end.isPresent()) {
                    return end.get();
                }
                heard = System.nanoTime();
            } catch (Failure away) {
                if (away.exit() != Exit.UNREACHABLE
                        || System.nanoTime() - heard > patience.toNanos()) {
                    throw away;
                }
            }
            pause();
        }
    }

    /** Empty when the connection ended before the operation did. */
    private Optional<JsonNode> listen(Consumer<Operation> listener) {
        try (var events = rest.events(service, path)) {
            var lines = readAhead(events);
            for (var line = next(lines); line.isPresent(); line = next(lines)) {
                if (line.get().startsWith(DATA)) {
                    var json = Json.read(line.get().substring(DATA.length()), JsonNode.class);
                    var operation = Operation.read(json);
                    listener.accept(operation);
                    if (operation.ended()) {
                        return Optional.of(json);
                    }
                }
            }
            return Optional.empty();
        }
    }

    /** Apart, so that a connection on which nothing comes any more is noticed. */
    private static BlockingQueue<Optional<String>> readAhead(Stream<String> events) {
        var lines = new LinkedBlockingQueue<Optional<String>>();
        Thread.ofVirtual()
                .start(() -> {
                    try {
                        events.forEach(it -> lines.add(Optional.of(it)));
                    } catch (UncheckedIOException broken) {
                        // The end of this connection, as any other; it is made again.
                    } finally {
                        lines.add(Optional.empty());
                    }
                });
        return lines;
    }

    private static Optional<String> next(BlockingQueue<Optional<String>> lines) {
        try {
            var line = lines.poll(SILENCE.toMillis(), TimeUnit.MILLISECONDS);
            return line == null ? Optional.empty() : line;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while an operation was followed", e);
        }
    }

    private void pause() {
        try {
            Thread.sleep(pause);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while a service was away", e);
        }
    }
}
