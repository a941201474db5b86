package dev.pghaven.provisioner.kubernetes;

import dev.pghaven.cnpg.Labels;
import dev.pghaven.contracts.ClusterRef;
import dev.pghaven.kubernetes.OurLoadBalancers;
import dev.pghaven.provisioner.Endpoints;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.Service;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** The load balancer Services of clusters. */
@ApplicationScoped
class KubernetesEndpoints implements Endpoints {
    private final OurLoadBalancers loadBalancers;

    KubernetesEndpoints(OurLoadBalancers loadBalancers) {
        this.loadBalancers = loadBalancers;
    }

    @Override
    public List<String> remove(ClusterRef cluster) {
        var standing =
                loadBalancers.of(cluster).stream()
                        .map(Service::getMetadata)
                        .filter(it -> !"true".equals(it.getLabels().get(Labels.MANAGED)))
                        .toList();
        standing.forEach(it -> loadBalancers.delete(cluster, it.getName(), it.getUid()));
        return standing.stream().map(ObjectMeta::getName).map(it -> "Service/" + it).toList();
    }
}
