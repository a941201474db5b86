package dev.pghaven.provisioner.kubernetes;

import dev.pghaven.cnpg.BarmanCloud;
import dev.pghaven.cnpg.Cnpg;
import dev.pghaven.cnpg.Labels;
import dev.pghaven.cnpg.PodMonitor;
import dev.pghaven.contracts.ClusterRef;
import dev.pghaven.kubernetes.Api;
import dev.pghaven.kubernetes.Kinds;
import dev.pghaven.kubernetes.OurLabels;
import dev.pghaven.provisioner.Leftovers;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.KubernetesResourceList;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.Listable;
import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Looks for what is still there of a cluster, by CNPG's labels and by ours. */
@ApplicationScoped
class KubernetesLeftovers implements Leftovers {
    private final KubernetesClient client;
    private final Kinds kinds;

    KubernetesLeftovers(KubernetesClient client, Kinds kinds) {
        this.client = client;
        this.kinds = kinds;
    }

    @Override
    public List<String> instancesOf(ClusterRef cluster) {
        return Api.attempt(
                "list what runs for " + cluster,
                () -> Stream.concat(cluster(cluster), instances(cluster)).toList());
    }

    @Override
    public List<String> of(ClusterRef cluster) {
        return Api.attempt(
                "list what is left of " + cluster,
                () ->
                        Stream.of(
                                        cluster(cluster),
                                        instances(cluster),
                                        surroundings(cluster),
                                        secrets(cluster),
                                        endpoints(cluster),
                                        podMonitors(cluster),
                                        backups(cluster))
                                .flatMap(it -> it)
                                .distinct()
                                .toList());
    }

    private Stream<String> cluster(ClusterRef cluster) {
        var found =
                client.genericKubernetesResources(Cnpg.CLUSTERS)
                        .inNamespace(cluster.namespace())
                        .withName(cluster.name())
                        .get();
        return Stream.ofNullable(found).map(KubernetesLeftovers::name);
    }

    private Stream<String> instances(ClusterRef cluster) {
        var namespace = cluster.namespace();
        return Stream.of(
                        names(client.pods().inNamespace(namespace).withLabels(cnpgs(cluster))),
                        names(
                                client.batch()
                                        .v1()
                                        .jobs()
                                        .inNamespace(namespace)
                                        .withLabels(cnpgs(cluster))),
                        names(
                                client.persistentVolumeClaims()
                                        .inNamespace(namespace)
                                        .withLabels(cnpgs(cluster))))
                .flatMap(it -> it);
    }

    private Stream<String> surroundings(ClusterRef cluster) {
        var namespace = cluster.namespace();
        return Stream.concat(
                names(client.services().inNamespace(namespace).withLabels(cnpgs(cluster))),
                names(client.secrets().inNamespace(namespace).withLabels(cnpgs(cluster))));
    }

    private Stream<String> secrets(ClusterRef cluster) {
        return names(
                client.secrets()
                        .inNamespace(cluster.namespace())
                        .withLabels(OurLabels.of(cluster)));
    }

    private Stream<String> endpoints(ClusterRef cluster) {
        return names(
                client.services()
                        .inNamespace(cluster.namespace())
                        .withLabels(OurLabels.of(cluster)));
    }

    private Stream<String> podMonitors(ClusterRef cluster) {
        return Stream.of(PodMonitor.COMMUNITY, PodMonitor.AZURE)
                .filter(kinds::knows)
                .flatMap(it -> ours(cluster, it));
    }

    private Stream<String> ours(ClusterRef cluster, ResourceDefinitionContext kind) {
        return names(
                client.genericKubernetesResources(kind)
                        .inNamespace(cluster.namespace())
                        .withLabels(OurLabels.of(cluster)));
    }

    private Stream<String> backups(ClusterRef cluster) {
        return Stream.of(Cnpg.BACKUPS, Cnpg.SCHEDULED_BACKUPS, BarmanCloud.OBJECT_STORES)
                .filter(kinds::knows)
                .flatMap(it -> ours(cluster, it));
    }

    private static Map<String, String> cnpgs(ClusterRef cluster) {
        return Map.of(Labels.CLUSTER, cluster.name());
    }

    private static <T extends HasMetadata, L extends KubernetesResourceList<T>>
            Stream<String> names(Listable<L> kind) {
        return kind.list().getItems().stream().map(KubernetesLeftovers::name);
    }

    private static String name(HasMetadata object) {
        return object.getKind() + "/" + object.getMetadata().getName();
    }
}
