package dev.pghaven.sandbox.cnpg.operator;

import dev.pghaven.sandbox.cnpg.api.Cluster;
import dev.pghaven.sandbox.cnpg.api.Labels;
import dev.pghaven.sandbox.cnpg.plan.InstanceReport;
import dev.pghaven.sandbox.cnpg.plan.Observed;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/** Looks at a cluster as it is now. */
record Observations(KubernetesClient client, Function<String, Optional<InstanceReport>> reports) {

    Observed of(Cluster cluster) {
        var namespace = cluster.namespace();
        var pods =
                ownedBy(
                        cluster,
                        client.pods()
                                .inNamespace(namespace)
                                .withLabel(Labels.CLUSTER, cluster.name())
                                .withLabel(Labels.POD_ROLE, Labels.INSTANCE)
                                .list()
                                .getItems());
        return new Observed(
                cluster,
                ownedBy(
                        cluster,
                        client.persistentVolumeClaims()
                                .inNamespace(namespace)
                                .withLabel(Labels.CLUSTER, cluster.name())
                                .list()
                                .getItems()),
                ownedBy(
                        cluster,
                        client.batch()
                                .v1()
                                .jobs()
                                .inNamespace(namespace)
                                .withLabel(Labels.CLUSTER, cluster.name())
                                .list()
                                .getItems()),
                pods,
                reports(pods),
                ClosedNodes.of(client));
    }

    /** A label can be anybody's; what counts is the owner. */
    private static <T extends HasMetadata> List<T> ownedBy(Cluster cluster, List<T> objects) {
        return objects.stream()
                .filter(object ->
                        object.getMetadata().getOwnerReferences().stream()
                                .anyMatch(owner ->
                                        owner.getUid().equals(cluster.metadata().getUid())))
                .toList();
    }

    private Map<String, InstanceReport> reports(List<Pod> pods) {
        var result = new TreeMap<String, InstanceReport>();
        for (var pod : pods) {
            reports.apply(pod.getMetadata().getUid())
                    .ifPresent(report -> result.put(pod.getMetadata().getName(), report));
        }
        return result;
    }
}
