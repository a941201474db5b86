package dev.pghaven.sandbox;

import dev.pghaven.sandbox.apiserver.Attributes;
import dev.pghaven.sandbox.apiserver.RefusalLog;
import io.vertx.core.json.JsonObject;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;

/**
 * What authorization refused, one event of {@code audit.k8s.io/v1} a line, as an API server writes
 * it whose policy leaves everything else out.
 */
final class AuditLog implements RefusalLog, AutoCloseable {
    private final BufferedWriter out;

    private AuditLog(BufferedWriter out) {
        this.out = out;
    }

    static AuditLog in(Path file) {
        try {
            Files.createDirectories(file.getParent());
            return new AuditLog(
                    Files.newBufferedWriter(
                            file, StandardOpenOption.CREATE, StandardOpenOption.APPEND));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
    }

    @Override
    public synchronized void refused(Attributes request) {
        try {
            out.write(event(request).encode());
            out.newLine();
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write the audit log", e);
        }
    }

    private static JsonObject event(Attributes request) {
        var event =
                new JsonObject()
                        .put("kind", "Event")
                        .put("apiVersion", "audit.k8s.io/v1")
                        .put("level", "Metadata")
                        .put("stage", "ResponseComplete")
                        .put("stageTimestamp", Instant.now().toString())
                        .put("verb", request.verb())
                        .put("user", new JsonObject().put("username", request.user().name()))
                        .put("responseStatus", new JsonObject().put("code", 403))
                        .put(
                                "annotations",
                                new JsonObject().put("authorization.k8s.io/decision", "forbid"));
        return switch (request) {
            case Attributes.OfPath it -> event.put("requestURI", it.path());
            case Attributes.OfResource it -> event.put("objectRef", reference(it));
        };
    }

    private static JsonObject reference(Attributes.OfResource it) {
        return new JsonObject()
                .put("apiGroup", it.group())
                .put("resource", it.resource())
                .put("subresource", it.subresource())
                .put("namespace", it.namespace())
                .put("name", it.name());
    }

    @Override
    public synchronized void close() throws IOException {
        out.close();
    }
}
