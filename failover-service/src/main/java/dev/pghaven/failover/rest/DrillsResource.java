package dev.pghaven.failover.rest;

import dev.pghaven.contracts.RunFailoverDrill;
import dev.pghaven.operations.quarkus.rest.IdempotencyKey;
import dev.pghaven.operations.quarkus.rest.Problem;
import dev.pghaven.operations.quarkus.rest.RestRequests;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/** Failover drills over REST. */
@Path("/clusters/{namespace}/{name}/drills")
@RunOnVirtualThread
@APIResponse(
        responseCode = "default",
        description = "What is wrong, with every rule that the request breaks.",
        content =
                @Content(
                        mediaType = Problem.MEDIA_TYPE,
                        schema = @Schema(implementation = Problem.class)))
public class DrillsResource {
    private final RestRequests requests;

    DrillsResource(RestRequests requests) {
        this.requests = requests;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @APIResponse(responseCode = "202", description = "Location leads to the operation.")
    public Response drill(
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
                                                                    RunFailoverDrill.class)))
                    byte[] body) {
        return requests.submit(RunFailoverDrill.class, key, namespace + "/" + name, body);
    }
}
