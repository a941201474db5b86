package dev.pghaven.operations.quarkus.rest;

import dev.pghaven.contracts.Json;
import dev.pghaven.operations.Cancellation;
import dev.pghaven.operations.engine.Engine;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import java.net.URI;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/** How operations are getting on, once or as it changes, and an end to those nobody wants. */
@Path("/operations/{id}")
@RunOnVirtualThread
public class OperationsResource {
    private static final String ASKED_BY_REST = "cancelled on request";

    private final Engine engine;
    private final Caller caller;

    OperationsResource(Engine engine, Caller caller) {
        this.engine = engine;
        this.caller = caller;
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

    /** What has begun first cleans up, and has ended when its status says so. */
    @POST
    @Path("/cancel")
    @Produces(MediaType.APPLICATION_JSON)
    @APIResponse(responseCode = "202", description = "Location leads to the operation.")
    @APIResponse(
            responseCode = "404",
            content =
                    @Content(
                            mediaType = Problem.MEDIA_TYPE,
                            schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "409",
            description = "It has ended, or cleans up already.",
            content =
                    @Content(
                            mediaType = Problem.MEDIA_TYPE,
                            schema = @Schema(implementation = Problem.class)))
    public Response cancel(@PathParam("id") String id) {
        var operation = parsed(id);
        return switch (engine.cancelRequests().cancel(operation, reason())) {
            case Cancellation.Cancelled(), Cancellation.Asked() ->
                    Response.accepted().location(URI.create("/operations/" + operation)).build();
            case Cancellation.TooLate() ->
                    throw new ProblemException(
                            Problem.of(
                                    Response.Status.CONFLICT,
                                    "Operation "
                                            + operation
                                            + " has ended, or cleans up already."));
            case Cancellation.Unknown() -> throw notFound(id);
        };
    }

    private String reason() {
        return caller.name().map(it -> ASKED_BY_REST + " of " + it).orElse(ASKED_BY_REST);
    }

    private OperationView viewOf(UUID id) {
        return engine.queries()
                .find(id)
                .map(it -> OperationView.of(it, engine.queries()))
                .orElseThrow(() -> notFound(id));
    }

    private static UUID parsed(String id) {
        try {
            return UUID.fromString(id);
        } catch (IllegalArgumentException e) {
            throw notFound(id);
        }
    }

    private static ProblemException notFound(Object id) {
        return ProblemException.notFound("There is no operation " + id + ".");
    }
}
