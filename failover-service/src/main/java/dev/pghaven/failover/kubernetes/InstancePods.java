package dev.pghaven.failover.kubernetes;

import dev.pghaven.contracts.ClusterRef;
import dev.pghaven.kubernetes.Api;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** The pods of instances, which have their names. */
@ApplicationScoped
class InstancePods {
    private final KubernetesClient client;

    InstancePods(KubernetesClient client) {
        this.client = client;
    }

    /** Empty also for one that is being deleted. */
    Optional<Pod> find(ClusterRef cluster, String instance) {
        return Api.attempt(
                        "read pod " + instance,
                        () ->
                                Optional.ofNullable(
                                        client.pods()
                                                .inNamespace(cluster.namespace())
                                                .withName(instance)
                                                .get()))
                .filter(it -> it.getMetadata().getDeletionTimestamp() == null);
    }
}
