package dev.pghaven.kubernetes;

import dev.pghaven.cnpg.Cluster;
import dev.pghaven.cnpg.Cnpg;
import dev.pghaven.cnpg.Resources;
import dev.pghaven.contracts.ClusterRef;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/** CNPG Clusters of the Kubernetes cluster that we run in. */
@ApplicationScoped
class KubernetesClusters implements Clusters {
    private final KubernetesClient client;
    private final ServerSideApply serverSideApply;

    KubernetesClusters(KubernetesClient client, ServerSideApply serverSideApply) {
        this.client = client;
        this.serverSideApply = serverSideApply;
    }

    @Override
    public Presence presenceOf(ClusterRef cluster) {
        return read(cluster).map(it -> Presences.of(it, cluster)).orElseGet(Presence.Absent::new);
    }

    @Override
    public Applied apply(Cluster manifest) {
        return serverSideApply.apply(Resources.toGeneric(manifest));
    }

    @Override
    public Optional<Cluster> find(ClusterRef cluster) {
        return read(cluster).map(it -> Resources.read(it, Cluster.class));
    }

    @Override
    public List<Cluster> in(String namespace) {
        return Api.attempt(
                "list the clusters in namespace " + namespace,
                () ->
                        client
                                .genericKubernetesResources(Cnpg.CLUSTERS)
                                .inNamespace(namespace)
                                .list()
                                .getItems()
                                .stream()
                                .map(it -> Resources.read(it, Cluster.class))
                                .toList());
    }

    @Override
    public void delete(ClusterRef cluster, String uid) {
        var path = "/apis/%s/namespaces/%s/clusters/%s";
        UidDeletion.delete(
                client, path.formatted(Cnpg.API_VERSION, cluster.namespace(), cluster.name()), uid);
    }

    private Optional<GenericKubernetesResource> read(ClusterRef cluster) {
        return Api.attempt(
                "read Cluster " + cluster, () -> Optional.ofNullable(resource(cluster).get()));
    }

    private Resource<GenericKubernetesResource> resource(ClusterRef cluster) {
        return client.genericKubernetesResources(Cnpg.CLUSTERS)
                .inNamespace(cluster.namespace())
                .withName(cluster.name());
    }
}
