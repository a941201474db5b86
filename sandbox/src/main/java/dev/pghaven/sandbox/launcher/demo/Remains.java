package dev.pghaven.sandbox.launcher.demo;

import dev.pghaven.contracts.ClusterRef;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The objects in a cluster's namespace that belong to it, by label or by name. */
record Remains(KubernetesClient kubernetes, ClusterRef cluster) {
    private static final List<String> CLUSTER_LABELS =
            List.of("cnpg.io/cluster", "pghaven.dev/cluster");
    private static final Map<String, List<String>> CUSTOM =
            Map.of(
                    "postgresql.cnpg.io/v1", List.of("Cluster", "Backup", "ScheduledBackup"),
                    "barmancloud.cnpg.io/v1", List.of("ObjectStore"),
                    "monitoring.coreos.com/v1", List.of("PodMonitor"),
                    "azmonitoring.coreos.com/v1", List.of("PodMonitor"));

    /** Each as {@code Kind/name}. */
    List<String> names() {
        return Stream.of(custom(), workloads(), access())
                .flatMap(it -> it)
                .filter(this::belongs)
                .map(it -> it.getKind() + "/" + it.getMetadata().getName())
                .sorted()
                .toList();
    }

    private Stream<HasMetadata> custom() {
        return CUSTOM.entrySet().stream()
                .flatMap(it -> it.getValue().stream().flatMap(kind -> custom(it.getKey(), kind)));
    }

    private Stream<GenericKubernetesResource> custom(String apiVersion, String kind) {
        return kubernetes
                .genericKubernetesResources(apiVersion, kind)
                .inNamespace(cluster.namespace())
                .list()
                .getItems()
                .stream();
    }

    private Stream<HasMetadata> workloads() {
        var namespace = cluster.namespace();
        return Stream.<List<? extends HasMetadata>>of(
                        kubernetes.pods().inNamespace(namespace).list().getItems(),
                        kubernetes
                                .persistentVolumeClaims()
                                .inNamespace(namespace)
                                .list()
                                .getItems(),
                        kubernetes.services().inNamespace(namespace).list().getItems(),
                        kubernetes.batch().v1().jobs().inNamespace(namespace).list().getItems(),
                        kubernetes
                                .policy()
                                .v1()
                                .podDisruptionBudget()
                                .inNamespace(namespace)
                                .list()
                                .getItems())
                .flatMap(List::stream);
    }

    private Stream<HasMetadata> access() {
        var namespace = cluster.namespace();
        return Stream.<List<? extends HasMetadata>>of(
                        kubernetes.secrets().inNamespace(namespace).list().getItems(),
                        kubernetes.serviceAccounts().inNamespace(namespace).list().getItems(),
                        kubernetes.rbac().roles().inNamespace(namespace).list().getItems(),
                        kubernetes.rbac().roleBindings().inNamespace(namespace).list().getItems(),
                        kubernetes
                                .network()
                                .v1()
                                .networkPolicies()
                                .inNamespace(namespace)
                                .list()
                                .getItems())
                .flatMap(List::stream);
    }

    private boolean belongs(HasMetadata object) {
        var labels = object.getMetadata().getLabels();
        var labelled =
                labels != null
                        && CLUSTER_LABELS.stream()
                                .anyMatch(it -> cluster.name().equals(labels.get(it)));
        return labelled || object.getMetadata().getName().startsWith(cluster.name());
    }
}
