package dev.pghaven.kubernetes;

import dev.pghaven.cnpg.BarmanCloud;
import dev.pghaven.cnpg.ObjectStore;
import dev.pghaven.cnpg.Resources;
import dev.pghaven.contracts.ClusterRef;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.KubernetesClient;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** ObjectStores of the Kubernetes cluster that we run in, as far as the plugin is installed. */
@ApplicationScoped
class KubernetesObjectStores implements ObjectStores {
    private final KubernetesClient client;
    private final ServerSideApply serverSideApply;
    private final Kinds kinds;

    KubernetesObjectStores(KubernetesClient client, ServerSideApply serverSideApply, Kinds kinds) {
        this.client = client;
        this.serverSideApply = serverSideApply;
        this.kinds = kinds;
    }

    @Override
    public boolean known() {
        return kinds.knows(BarmanCloud.OBJECT_STORES);
    }

    @Override
    public Optional<ObjectStore> find(ClusterRef cluster, String name) {
        return read(cluster, name).map(it -> Resources.read(it, ObjectStore.class));
    }

    @Override
    public Applied apply(ClusterRef cluster, ObjectStore manifest) {
        var name = manifest.metadata().getName();
        var presence = read(cluster, name).map(it -> Presences.of(it, cluster));
        return switch (presence.orElseGet(Presence.Absent::new)) {
            case Presence.Absent() -> serverSideApply.apply(Resources.toGeneric(manifest));
            case Presence.Ours(var uid) -> serverSideApply.apply(Resources.toGeneric(manifest));
            case Presence.Foreign(var managedBy) ->
                    new Applied.Rejected(
                            "ObjectStore %s/%s exists and is managed by %s, not by pghaven"
                                    .formatted(cluster.namespace(), name, managedBy));
        };
    }

    @Override
    public void deleteAllOf(ClusterRef cluster) {
        if (known()) {
            Api.attempt(
                    "delete the ObjectStores of " + cluster,
                    () ->
                            client.genericKubernetesResources(BarmanCloud.OBJECT_STORES)
                                    .inNamespace(cluster.namespace())
                                    .withLabels(OurLabels.of(cluster))
                                    .delete());
        }
    }

    private Optional<GenericKubernetesResource> read(ClusterRef cluster, String name) {
        return Api.attempt(
                "read ObjectStore " + cluster.namespace() + "/" + name,
                () ->
                        Optional.ofNullable(
                                client.genericKubernetesResources(BarmanCloud.OBJECT_STORES)
                                        .inNamespace(cluster.namespace())
                                        .withName(name)
                                        .get()));
    }
}
