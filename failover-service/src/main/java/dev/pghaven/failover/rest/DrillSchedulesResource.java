package dev.pghaven.failover.rest;

import dev.pghaven.contracts.Json;
import dev.pghaven.contracts.ScheduleFailoverDrills;
import dev.pghaven.operations.quarkus.rest.IdempotencyKey;
import dev.pghaven.operations.quarkus.rest.Problem;
import dev.pghaven.operations.quarkus.rest.RestRequests;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/** The schedules of failover drills over REST: which there are, and when the next is due. */
@Path("/clusters/{namespace}/{name}/drill-schedules")
@RunOnVirtualThread
@APIResponse(
        responseCode = "default",
        description = "What is wrong, with every rule that the request breaks.",
        content =
                @Content(
                        mediaType = Problem.MEDIA_TYPE,
                        schema = @Schema(implementation = Problem.class)))
public class DrillSchedulesResource {
    private final RestRequests requests;
    private final DrillScheduleViews views;

    DrillSchedulesResource(RestRequests requests, DrillScheduleViews views) {
        this.requests = requests;
        this.views = views;
    }

    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    @APIResponse(responseCode = "202", description = "Location leads to the operation.")
    public Response schedule(
            @Parameter(required = true, description = IdempotencyKey.MEANING)
                    @HeaderParam(IdempotencyKey.HEADER)
                    String key,
            @PathParam("namespace") String namespace,
            @PathParam("name") String name,
            @RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            schema =
                                                    @Schema(
                                                            implementation =
                                                                    ScheduleFailoverDrills.class)))
                    byte[] body) {
        return requests.submit(ScheduleFailoverDrills.class, key, namespace + "/" + name, body);
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @APIResponse(
            responseCode = "200",
            content = @Content(schema = @Schema(implementation = DrillSchedulesView.class)))
    public String schedules(
            @PathParam("namespace") String namespace, @PathParam("name") String name) {
        return Json.write(views.of(namespace, name));
    }
}
