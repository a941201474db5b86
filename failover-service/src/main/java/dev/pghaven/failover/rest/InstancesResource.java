package dev.pghaven.failover.rest;

import dev.pghaven.cnpg.ApplicationDatabase;
import dev.pghaven.cnpg.Cluster;
import dev.pghaven.contracts.ClusterRef;
import dev.pghaven.contracts.Json;
import dev.pghaven.failover.Replication;
import dev.pghaven.failover.Replications;
import dev.pghaven.kubernetes.Clusters;
import dev.pghaven.kubernetes.Instances;
import dev.pghaven.operations.quarkus.rest.ClusterPaths;
import dev.pghaven.operations.quarkus.rest.Problem;
import dev.pghaven.postgres.Answer;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/** A cluster's instances: which is the primary, how far each is, and where it runs. */
@Path("/clusters/{namespace}/{name}/instances")
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
@APIResponse(
        responseCode = "default",
        description = "What is wrong.",
        content =
                @Content(
                        mediaType = Problem.MEDIA_TYPE,
                        schema = @Schema(implementation = Problem.class)))
public class InstancesResource {
    private static final ClusterPaths PATHS = new ClusterPaths("");

    private final Clusters clusters;
    private final Instances instances;
    private final Replications replications;

    InstancesResource(Clusters clusters, Instances instances, Replications replications) {
        this.clusters = clusters;
        this.instances = instances;
        this.replications = replications;
    }

    @GET
    @APIResponse(
            responseCode = "200",
            content = @Content(schema = @Schema(implementation = InstancesView.class)))
    public String instances(
            @PathParam("namespace") String namespace, @PathParam("name") String name) {
        return Json.write(view(PATHS.parse(namespace, name)));
    }

    private InstancesView view(ClusterRef cluster) {
        var manifest = clusters.find(cluster).orElseThrow(() -> PATHS.notFound(cluster));
        var known = instances.withoutNodes(cluster);
        if (!hasPrimary(manifest)) {
            return InstancesView.blind(cluster, known, "there is no primary to ask");
        }
        return switch (replications.of(cluster, ApplicationDatabase.nameOf(manifest))) {
            case Answer.Given<Replication>(var seen) -> InstancesView.of(cluster, known, seen);
            case Answer.NotReady<Replication>(var why) -> InstancesView.blind(cluster, known, why);
        };
    }

    private static boolean hasPrimary(Cluster it) {
        return it.status() != null && it.status().currentPrimary() != null;
    }
}
