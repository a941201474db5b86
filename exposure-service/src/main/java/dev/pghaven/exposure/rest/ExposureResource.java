package dev.pghaven.exposure.rest;

import dev.pghaven.contracts.CheckEndpoints;
import dev.pghaven.contracts.ConcealCluster;
import dev.pghaven.contracts.ExposeCluster;
import dev.pghaven.contracts.Json;
import dev.pghaven.contracts.spec.Exposure;
import dev.pghaven.exposure.ExposedClusters;
import dev.pghaven.exposure.contract.Contracts;
import dev.pghaven.operations.quarkus.rest.ClusterPaths;
import dev.pghaven.operations.quarkus.rest.IdempotencyKey;
import dev.pghaven.operations.quarkus.rest.Problem;
import dev.pghaven.operations.quarkus.rest.RestRequests;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
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

/** A cluster's way in over REST: open it, close it, see where it is. */
@Path("/clusters/{namespace}/{name}")
@RunOnVirtualThread
@APIResponse(
        responseCode = "default",
        description = "What is wrong, with every rule that the request breaks.",
        content =
                @Content(
                        mediaType = Problem.MEDIA_TYPE,
                        schema = @Schema(implementation = Problem.class)))
public class ExposureResource {
    private static final ClusterPaths PATHS = new ClusterPaths("that is exposed");
    private static final byte[] NOTHING_MORE = {};

    private final RestRequests requests;
    private final ExposedClusters clusters;
    private final Contracts contracts;

    ExposureResource(RestRequests requests, ExposedClusters clusters, Contracts contracts) {
        this.requests = requests;
        this.clusters = clusters;
        this.contracts = contracts;
    }

    @PUT
    @Path("/exposure")
    @Consumes(MediaType.APPLICATION_JSON)
    @APIResponse(responseCode = "202", description = "Location leads to the operation.")
    public Response expose(
            @Parameter(required = true, description = IdempotencyKey.MEANING)
                    @HeaderParam(IdempotencyKey.HEADER)
                    String key,
            @PathParam("namespace") String namespace,
            @PathParam("name") String name,
            @RequestBody(
                            required = true,
                            content = @Content(schema = @Schema(implementation = Exposure.class)))
                    byte[] body) {
        return requests.submitPart(
                ExposeCluster.class, key, namespace + "/" + name, "exposure", body);
    }

    @DELETE
    @Path("/exposure")
    @APIResponse(responseCode = "202", description = "Location leads to the operation.")
    public Response conceal(
            @Parameter(required = true, description = IdempotencyKey.MEANING)
                    @HeaderParam(IdempotencyKey.HEADER)
                    String key,
            @PathParam("namespace") String namespace,
            @PathParam("name") String name) {
        return requests.submit(ConcealCluster.class, key, namespace + "/" + name, NOTHING_MORE);
    }

    @POST
    @Path("/endpoint-checks")
    @APIResponse(responseCode = "202", description = "Location leads to the operation.")
    public Response check(
            @Parameter(required = true, description = IdempotencyKey.MEANING)
                    @HeaderParam(IdempotencyKey.HEADER)
                    String key,
            @PathParam("namespace") String namespace,
            @PathParam("name") String name) {
        return requests.submit(CheckEndpoints.class, key, namespace + "/" + name, NOTHING_MORE);
    }

    @GET
    @Path("/endpoints")
    @Produces(MediaType.APPLICATION_JSON)
    @APIResponse(
            responseCode = "200",
            content = @Content(schema = @Schema(implementation = EndpointsView.class)))
    public String endpoints(
            @PathParam("namespace") String namespace, @PathParam("name") String name) {
        var cluster = PATHS.parse(namespace, name);
        return clusters.find(cluster)
                .map(it -> EndpointsView.of(it, contracts.of(it.cluster())))
                .map(Json::write)
                .orElseThrow(() -> PATHS.notFound(cluster));
    }
}
