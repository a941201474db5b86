package dev.pghaven.backups.rest;

import dev.pghaven.backups.Proofs;
import dev.pghaven.backups.RestoreCheckSchedules;
import dev.pghaven.contracts.Json;
import dev.pghaven.contracts.ScheduleRestoreChecks;
import dev.pghaven.operations.quarkus.rest.ClusterPaths;
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
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/** The verification of a cluster's backups over REST: when it is, and how old the last proof is. */
@Path("/clusters/{namespace}/{name}/restore-checks")
@RunOnVirtualThread
@APIResponse(
        responseCode = "default",
        description = "What is wrong, with every rule that the request breaks.",
        content =
                @Content(
                        mediaType = Problem.MEDIA_TYPE,
                        schema = @Schema(implementation = Problem.class)))
public class RestoreChecksResource {
    private static final ClusterPaths PATHS =
            new ClusterPaths("that the backup service looks after");

    private final RestRequests requests;
    private final Proofs proofs;
    private final RestoreCheckSchedules schedules;

    RestoreChecksResource(RestRequests requests, Proofs proofs, RestoreCheckSchedules schedules) {
        this.requests = requests;
        this.proofs = proofs;
        this.schedules = schedules;
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
                                                                    ScheduleRestoreChecks.class)))
                    byte[] body) {
        return requests.submit(ScheduleRestoreChecks.class, key, namespace + "/" + name, body);
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @APIResponse(
            responseCode = "200",
            content = @Content(schema = @Schema(implementation = RestoreChecksView.class)))
    public String restoreChecks(
            @PathParam("namespace") String namespace, @PathParam("name") String name) {
        var cluster = PATHS.parse(namespace, name);
        return proofs.of(cluster)
                .map(it -> RestoreChecksView.of(it, schedules.of(cluster), Instant.now()))
                .map(Json::write)
                .orElseThrow(() -> PATHS.notFound(cluster));
    }
}
