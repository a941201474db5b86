package dev.pghaven.operations.quarkus.rest;

import dev.pghaven.contracts.Json;
import dev.pghaven.operations.Operation;
import dev.pghaven.operations.engine.Engine;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

/** Tells one listener how an operation goes on, until it ends or the listener leaves. */
final class OperationEvents {
    /** A comment now and then, so that proxies keep the connection and we learn of its end. */
    private static final Duration HEARTBEAT = Duration.ofSeconds(15);

    private static final long NOTHING_YET = -1;

    private final Engine engine;
    private final SseEventSink sink;
    private final Sse sse;

    OperationEvents(Engine engine, SseEventSink sink, Sse sse) {
        this.engine = engine;
        this.sink = sink;
        this.sse = sse;
    }

    void send(UUID id) throws InterruptedException {
        var known = NOTHING_YET;
        while (!sink.isClosed()) {
            var operation = engine.follower().awaitChange(id, known, HEARTBEAT);
            send(operation, known);
            if (operation.isEmpty() || operation.get().status().ended()) {
                return;
            }
            known = operation.get().revision();
        }
    }

    private void send(Optional<Operation> operation, long known) {
        var event =
                operation
                        .filter(it -> it.revision() != known)
                        .map(it ->
                                sse.newEventBuilder()
                                        .name("operation")
                                        .id(String.valueOf(it.revision()))
                                        .mediaType(MediaType.APPLICATION_JSON_TYPE)
                                        .data(String.class, json(it))
                                        .build())
                        .orElseGet(() -> sse.newEventBuilder().comment("still there").build());
        sink.send(event).toCompletableFuture().join();
    }

    private String json(Operation it) {
        return Json.write(OperationView.of(it, engine.queries().timeline(it.id())));
    }
}
