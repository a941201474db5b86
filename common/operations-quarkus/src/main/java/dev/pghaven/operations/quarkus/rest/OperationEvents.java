package dev.pghaven.operations.quarkus.rest;

import dev.pghaven.contracts.Json;
import dev.pghaven.operations.Operation;
import dev.pghaven.operations.engine.Engine;
import dev.pghaven.operations.store.StoreException;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import org.jboss.logging.Logger;

/** Tells one listener how an operation goes on, until it ends or the listener leaves. */
final class OperationEvents {
    private static final Logger LOG = Logger.getLogger(OperationEvents.class);

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

    /** While the store is away the stream ends; the listener's client comes again by itself. */
    void send(UUID id) throws InterruptedException {
        try {
            sendAll(id);
        } catch (StoreException away) {
            LOG.debugf("A listener has to come again: %s", away.getMessage());
        }
    }

    private void sendAll(UUID id) throws InterruptedException {
        var known = NOTHING_YET;
        var listening = true;
        while (listening) {
            var operation = engine.follower().awaitChange(id, known, HEARTBEAT);
            listening = sent(event(operation, known)) && !ended(operation);
            known = operation.map(Operation::revision).orElse(known);
        }
    }

    private static boolean ended(Optional<Operation> operation) {
        return operation.filter(it -> !it.status().ended()).isEmpty();
    }

    /** False once the listener has left, which is its right. */
    private boolean sent(OutboundSseEvent event) {
        try {
            sink.send(event).toCompletableFuture().join();
            return true;
        } catch (IllegalStateException | CompletionException left) {
            LOG.debugf("A listener has left: %s", left.getMessage());
            return false;
        }
    }

    private OutboundSseEvent event(Optional<Operation> operation, long known) {
        return operation
                .filter(it -> it.revision() != known)
                .map(this::changed)
                .orElseGet(() -> sse.newEventBuilder().comment("still there").build());
    }

    private OutboundSseEvent changed(Operation it) {
        return sse.newEventBuilder()
                .name("operation")
                .id(String.valueOf(it.revision()))
                .mediaType(MediaType.APPLICATION_JSON_TYPE)
                .data(String.class, json(it))
                .build();
    }

    private String json(Operation it) {
        return Json.write(OperationView.of(it, engine.queries()));
    }
}
