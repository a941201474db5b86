package dev.pghaven.failover.kubernetes;

import dev.pghaven.cnpg.Cluster;
import dev.pghaven.cnpg.Cnpg;
import dev.pghaven.cnpg.Resources;
import dev.pghaven.contracts.ClusterRef;
import dev.pghaven.failover.SwitchoverAnswer;
import dev.pghaven.failover.Switchovers;
import dev.pghaven.kubernetes.Api;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;

/** Patches the Cluster's status as {@code kubectl cnpg promote} does. */
@ApplicationScoped
class KubernetesSwitchovers implements Switchovers {
    private final KubernetesClient client;

    KubernetesSwitchovers(KubernetesClient client) {
        this.client = client;
    }

    @Override
    public SwitchoverAnswer ask(ClusterRef cluster, String uid, String from, String to) {
        return Api.attempt(
                        "read Cluster " + cluster,
                        () -> Optional.ofNullable(resource(cluster).get()))
                .filter(it -> it.getMetadata().getUid().equals(uid))
                .map(it -> ask(cluster, Resources.read(it, Cluster.class), from, to))
                .orElseGet(() -> new SwitchoverAnswer.Overtaken("the Cluster is gone"));
    }

    private SwitchoverAnswer ask(ClusterRef ref, Cluster cluster, String from, String to) {
        var status = cluster.status();
        if (to.equals(status.targetPrimary())) {
            return new SwitchoverAnswer.Asked();
        }
        return from.equals(status.currentPrimary()) && from.equals(status.targetPrimary())
                ? patch(ref, cluster, to)
                : new SwitchoverAnswer.Overtaken(
                        "the primary is %s, and wanted is %s"
                                .formatted(status.currentPrimary(), status.targetPrimary()));
    }

    private SwitchoverAnswer patch(ClusterRef ref, Cluster cluster, String to) {
        try {
            resource(ref)
                    .subresource("status")
                    .patch(
                            PatchContext.of(PatchType.JSON_MERGE),
                            SwitchoverPatch.of(cluster, to, Instant.now()));
            return new SwitchoverAnswer.Asked();
        } catch (KubernetesClientException e) {
            return switch (e.getCode()) {
                case Api.CONFLICT -> new SwitchoverAnswer.Outrun();
                case Api.NOT_FOUND -> new SwitchoverAnswer.Overtaken("the Cluster is gone");
                default -> throw Api.failed("ask for another primary of " + ref, e);
            };
        }
    }

    private Resource<GenericKubernetesResource> resource(ClusterRef cluster) {
        return client.genericKubernetesResources(Cnpg.CLUSTERS)
                .inNamespace(cluster.namespace())
                .withName(cluster.name());
    }
}
