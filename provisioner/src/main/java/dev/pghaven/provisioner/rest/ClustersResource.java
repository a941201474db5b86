package dev.pghaven.provisioner.rest;

import dev.pghaven.contracts.Json;
import dev.pghaven.contracts.ProvisionCluster;
import dev.pghaven.contracts.RemoveCluster;
import dev.pghaven.operations.quarkus.rest.IdempotencyKey;
import dev.pghaven.operations.quarkus.rest.Problem;
import dev.pghaven.operations.quarkus.rest.RestRequests;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/** Clusters over REST: ask for one, look at it, have it removed. */
@Path("/clusters")
@RunOnVirtualThread
@APIResponse(
        responseCode = "default",
        description = "What is wrong, with every rule that the request breaks.",
        content =
                @Content(
                        mediaType = Problem.MEDIA_TYPE,
                        schema = @Schema(implementation = Problem.class)))
public class ClustersResource {
    private final RestRequests requests;
    private final ClusterViews views;

    ClustersResource(RestRequests requests, ClusterViews views) {
        this.requests = requests;
        this.views = views;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @APIResponse(responseCode = "202", description = "Location leads to the operation.")
    public Response provision(
            @Parameter(required = true, description = IdempotencyKey.MEANING)
                    @HeaderParam(IdempotencyKey.HEADER)
                    String key,
            @RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            schema =
                                                    @Schema(
                                                            implementation =
                                                                    ProvisionCluster.class)))
                    byte[] body) {
        return requests.submit(ProvisionCluster.class, key, body);
    }

    @DELETE
    @Path("/{namespace}/{name}")
    @APIResponse(responseCode = "202", description = "Location leads to the operation.")
    public Response remove(
            @Parameter(required = true, description = IdempotencyKey.MEANING)
                    @HeaderParam(IdempotencyKey.HEADER)
                    String key,
            @PathParam("namespace") String namespace,
            @PathParam("name") String name) {
        var data = Map.of("cluster", namespace + "/" + name);
        return requests.submit(RemoveCluster.class, key, Json.toNode(data));
    }

    @GET
    @Path("/{namespace}/{name}")
    @Produces(MediaType.APPLICATION_JSON)
    @APIResponse(
            responseCode = "200",
            content = @Content(schema = @Schema(implementation = ClusterView.class)))
    public String get(@PathParam("namespace") String namespace, @PathParam("name") String name) {
        return Json.write(views.of(namespace, name));
    }
}
