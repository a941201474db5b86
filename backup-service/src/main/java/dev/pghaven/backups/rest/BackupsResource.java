package dev.pghaven.backups.rest;

import dev.pghaven.contracts.BackUpCluster;
import dev.pghaven.contracts.Json;
import dev.pghaven.contracts.ScheduleBackups;
import dev.pghaven.contracts.VerifyRestore;
import dev.pghaven.operations.quarkus.rest.IdempotencyKey;
import dev.pghaven.operations.quarkus.rest.Problem;
import dev.pghaven.operations.quarkus.rest.RestRequests;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
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

/** A cluster's backups over REST: take one, schedule them, see what there is. */
@Path("/clusters/{namespace}/{name}")
@RunOnVirtualThread
@APIResponse(
        responseCode = "default",
        description = "What is wrong, with every rule that the request breaks.",
        content =
                @Content(
                        mediaType = Problem.MEDIA_TYPE,
                        schema = @Schema(implementation = Problem.class)))
public class BackupsResource {
    private final RestRequests requests;
    private final ArchiveViews views;

    BackupsResource(RestRequests requests, ArchiveViews views) {
        this.requests = requests;
        this.views = views;
    }

    @POST
    @Path("/backups")
    @Consumes(MediaType.APPLICATION_JSON)
    @APIResponse(responseCode = "202", description = "Location leads to the operation.")
    public Response backUp(
            @Parameter(required = true, description = IdempotencyKey.MEANING)
                    @HeaderParam(IdempotencyKey.HEADER)
                    String key,
            @PathParam("namespace") String namespace,
            @PathParam("name") String name,
            @RequestBody(content = @Content(schema = @Schema(implementation = BackUpCluster.class)))
                    byte[] body) {
        return requests.submit(BackUpCluster.class, key, namespace + "/" + name, body);
    }

    @PUT
    @Path("/backup-schedules")
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
                                                                    ScheduleBackups.class)))
                    byte[] body) {
        return requests.submit(ScheduleBackups.class, key, namespace + "/" + name, body);
    }

    @POST
    @Path("/verifications")
    @Consumes(MediaType.APPLICATION_JSON)
    @APIResponse(responseCode = "202", description = "Location leads to the operation.")
    public Response verify(
            @Parameter(required = true, description = IdempotencyKey.MEANING)
                    @HeaderParam(IdempotencyKey.HEADER)
                    String key,
            @PathParam("namespace") String namespace,
            @PathParam("name") String name,
            @RequestBody(content = @Content(schema = @Schema(implementation = VerifyRestore.class)))
                    byte[] body) {
        return requests.submit(VerifyRestore.class, key, namespace + "/" + name, body);
    }

    @GET
    @Path("/backups")
    @Produces(MediaType.APPLICATION_JSON)
    @APIResponse(
            responseCode = "200",
            content = @Content(schema = @Schema(implementation = BackupsView.class)))
    public String backups(
            @PathParam("namespace") String namespace, @PathParam("name") String name) {
        return Json.write(views.backupsOf(namespace, name));
    }

    @GET
    @Path("/recovery-window")
    @Produces(MediaType.APPLICATION_JSON)
    @APIResponse(
            responseCode = "200",
            content = @Content(schema = @Schema(implementation = RecoveryWindowView.class)))
    public String recoveryWindow(
            @PathParam("namespace") String namespace, @PathParam("name") String name) {
        return Json.write(views.recoveryWindowOf(namespace, name));
    }
}
