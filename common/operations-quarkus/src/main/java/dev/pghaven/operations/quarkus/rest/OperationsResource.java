package dev.pghaven.operations.quarkus.rest;

import dev.pghaven.contracts.Json;
import dev.pghaven.operations.engine.Engine;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/** How operations are getting on, once or as it changes. */
@Path("/operations/{id}")
@RunOnVirtualThread
public class OperationsResource {
    private final Engine engine;

    OperationsResource(Engine engine) {
        this.engine = engine;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @APIResponse(
            responseCode = "200",
            content = @Content(schema = @Schema(implementation = OperationView.class)))
    @APIResponse(
            responseCode = "404",
            content =
                    @Content(
                            mediaType = Problem.MEDIA_TYPE,
                            schema = @Schema(implementation = Problem.class)))
    public String get(@PathParam("id") String id) {
        return Json.write(viewOf(parsed(id)));
    }

    /** One event now and one for every change; the last one has a status that is final. */
    @GET
    @Produces(MediaType.SERVER_SENT_EVENTS + ";qs=0.5")
    public void follow(@PathParam("id") String id, @Context SseEventSink sink, @Context Sse sse)
            throws InterruptedException {
        var operation = parsed(id);
        viewOf(operation);
        try (sink) {
            new OperationEvents(engine, sink, sse).send(operation);
        }
    }

    private OperationView viewOf(UUID id) {
        return engine.queries()
                .find(id)
                .map(it -> OperationView.of(it, engine.queries()))
                .orElseThrow(() -> ProblemException.notFound("There is no operation " + id + "."));
    }

    private static UUID parsed(String id) {
        try {
            return UUID.fromString(id);
        } catch (IllegalArgumentException e) {
            throw ProblemException.notFound("There is no operation " + id + ".");
        }
    }
}
