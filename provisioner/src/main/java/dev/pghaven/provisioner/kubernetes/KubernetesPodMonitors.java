package dev.pghaven.provisioner.kubernetes;

import dev.pghaven.cnpg.PodMonitor;
import dev.pghaven.cnpg.Resources;
import dev.pghaven.contracts.ClusterRef;
import dev.pghaven.kubernetes.Api;
import dev.pghaven.kubernetes.Applied;
import dev.pghaven.kubernetes.Kinds;
import dev.pghaven.kubernetes.OurLabels;
import dev.pghaven.kubernetes.ServerSideApply;
import dev.pghaven.provisioner.PodMonitors;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.stream.Stream;

/** PodMonitors, as far as their kinds are installed. */
@ApplicationScoped
class KubernetesPodMonitors implements PodMonitors {
    private final KubernetesClient client;
    private final ServerSideApply serverSideApply;
    private final Kinds kinds;

    KubernetesPodMonitors(KubernetesClient client, ServerSideApply serverSideApply, Kinds kinds) {
        this.client = client;
        this.serverSideApply = serverSideApply;
        this.kinds = kinds;
    }

    @Override
    public boolean known(String group) {
        return kinds.knows(kindIn(group));
    }

    @Override
    public Applied apply(PodMonitor manifest) {
        return isTaken(manifest)
                ? new Applied.Rejected(
                        "%s/%s exists and is not managed by pghaven"
                                .formatted(
                                        manifest.metadata().getNamespace(),
                                        manifest.metadata().getName()))
                : serverSideApply.apply(Resources.toGeneric(manifest));
    }

    @Override
    public void deleteAllOf(ClusterRef cluster) {
        Stream.of(PodMonitor.COMMUNITY, PodMonitor.AZURE)
                .filter(it -> known(it.getGroup()))
                .forEach(it -> deleteAllOf(cluster, it));
    }

    /** An apply without force would still adopt what another made with the same fields. */
    private boolean isTaken(PodMonitor manifest) {
        var metadata = manifest.metadata();
        var kind = kindIn(manifest.apiVersion().split("/", 2)[0]);
        var existing =
                Api.attempt(
                        "read PodMonitor " + metadata.getName(),
                        () ->
                                client.genericKubernetesResources(kind)
                                        .inNamespace(metadata.getNamespace())
                                        .withName(metadata.getName())
                                        .get());
        return existing != null && !OurLabels.areIn(existing.getMetadata().getLabels());
    }

    private static ResourceDefinitionContext kindIn(String group) {
        return PodMonitor.AZURE_GROUP.equals(group) ? PodMonitor.AZURE : PodMonitor.COMMUNITY;
    }

    private void deleteAllOf(ClusterRef cluster, ResourceDefinitionContext kind) {
        Api.attempt(
                "delete the PodMonitors of " + cluster,
                () ->
                        client.genericKubernetesResources(kind)
                                .inNamespace(cluster.namespace())
                                .withLabels(OurLabels.of(cluster))
                                .delete());
    }
}
