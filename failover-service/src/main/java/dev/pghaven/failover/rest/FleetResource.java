package dev.pghaven.failover.rest;

import dev.pghaven.contracts.Json;
import dev.pghaven.failover.health.HealthReport;
import dev.pghaven.operations.quarkus.rest.Problem;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/** The health of one cluster, and of all. */
@Path("/clusters")
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
@APIResponse(
        responseCode = "default",
        description = "What is wrong.",
        content =
                @Content(
                        mediaType = Problem.MEDIA_TYPE,
                        schema = @Schema(implementation = Problem.class)))
public class FleetResource {
    private final FleetViews views;

    FleetResource(FleetViews views) {
        this.views = views;
    }

    @GET
    @APIResponse(
            responseCode = "200",
            content = @Content(schema = @Schema(implementation = FleetView.class)))
    public String fleet(
            @Parameter(
                            description =
                                    "forming, healthy, unsettled, failing-over, degraded, resting"
                                            + " or leaving; all when absent")
                    @QueryParam("state")
                    String state,
            @QueryParam("namespace") String namespace) {
        return Json.write(views.fleet(state, namespace));
    }

    @GET
    @Path("/{namespace}/{name}/health")
    @APIResponse(
            responseCode = "200",
            content = @Content(schema = @Schema(implementation = HealthReport.class)))
    public String health(@PathParam("namespace") String namespace, @PathParam("name") String name) {
        return Json.write(views.healthOf(namespace, name));
    }
}
