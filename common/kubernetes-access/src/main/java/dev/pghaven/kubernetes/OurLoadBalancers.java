package dev.pghaven.kubernetes;

import dev.pghaven.contracts.ClusterRef;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.client.KubernetesClient;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** The Services of type LoadBalancer that pghaven made for clusters: the ways in from outside. */
@ApplicationScoped
public class OurLoadBalancers {
    private static final String PATH = "/api/v1/namespaces/%s/services/%s";
    private static final String TYPE = "LoadBalancer";

    private final KubernetesClient client;

    public OurLoadBalancers(KubernetesClient client) {
        this.client = client;
    }

    /** Also those that are being deleted and that Azure has not let go of yet. */
    public List<Service> of(ClusterRef cluster) {
        return Api.attempt(
                "list the load balancer Services of " + cluster,
                () ->
                        client
                                .services()
                                .inNamespace(cluster.namespace())
                                .withLabels(OurLabels.of(cluster))
                                .list()
                                .getItems()
                                .stream()
                                .filter(OurLoadBalancers::isBalanced)
                                .toList());
    }

    /** Deletes the Service that has this uid, and no later one of its name. */
    public void delete(ClusterRef cluster, String name, String uid) {
        UidDeletion.delete(client, PATH.formatted(cluster.namespace(), name), uid);
    }

    public static boolean isBalanced(Service service) {
        return TYPE.equals(service.getSpec().getType());
    }
}
