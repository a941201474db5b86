package dev.pghaven.provisioner.kubernetes;

import dev.pghaven.cnpg.Cnpg;
import dev.pghaven.contracts.ClusterRef;
import dev.pghaven.kubernetes.Api;
import dev.pghaven.kubernetes.OurLoadBalancers;
import dev.pghaven.provisioner.Endpoints;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** The load balancer Services of clusters, and the operator's list of those that it keeps. */
@ApplicationScoped
class KubernetesEndpoints implements Endpoints {
    private static final PatchContext MERGE = PatchContext.of(PatchType.JSON_MERGE);
    private static final String NO_SERVICES = "{\"spec\": {\"managed\": {\"services\": null}}}";

    private final KubernetesClient client;
    private final OurLoadBalancers loadBalancers;

    KubernetesEndpoints(KubernetesClient client, OurLoadBalancers loadBalancers) {
        this.client = client;
        this.loadBalancers = loadBalancers;
    }

    @Override
    public List<String> remove(ClusterRef cluster) {
        Api.attempt("empty the managed services of Cluster " + cluster, () -> release(cluster));
        var standing = loadBalancers.of(cluster).stream().map(Service::getMetadata).toList();
        standing.forEach(it -> loadBalancers.delete(cluster, it.getName(), it.getUid()));
        return standing.stream().map(ObjectMeta::getName).map(it -> "Service/" + it).toList();
    }

    /** The list goes with the Cluster, and whoever decided it decides nothing more. */
    private boolean release(ClusterRef cluster) {
        var resource = resource(cluster);
        var found = resource.get();
        var lists = found != null && found.get("spec", "managed", "services") != null;
        if (lists) {
            resource.patch(MERGE, NO_SERVICES);
        }
        return lists;
    }

    private Resource<GenericKubernetesResource> resource(ClusterRef cluster) {
        return client.genericKubernetesResources(Cnpg.CLUSTERS)
                .inNamespace(cluster.namespace())
                .withName(cluster.name());
    }
}
