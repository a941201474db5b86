package dev.pghaven.failover.kubernetes;

import dev.pghaven.cnpg.Labels;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import java.util.Map;
import java.util.Optional;

/** Objects with nothing but what names them, and to which Cluster they belong. */
final class Skeletons {
    private Skeletons() {}

    static GenericKubernetesResource of(GenericKubernetesResource it) {
        var skeleton = new GenericKubernetesResource();
        skeleton.setMetadata(of(it.getMetadata()));
        return skeleton;
    }

    static Pod of(Pod it) {
        var skeleton = new Pod();
        skeleton.setMetadata(of(it.getMetadata()));
        return skeleton;
    }

    private static ObjectMeta of(ObjectMeta it) {
        return new ObjectMetaBuilder()
                .withNamespace(it.getNamespace())
                .withName(it.getName())
                .withUid(it.getUid())
                .withResourceVersion(it.getResourceVersion())
                .withLabels(clusterLabel(it))
                .build();
    }

    private static Map<String, String> clusterLabel(ObjectMeta it) {
        return Optional.ofNullable(it.getLabels())
                .map(labels -> labels.get(Labels.CLUSTER))
                .map(cluster -> Map.of(Labels.CLUSTER, cluster))
                .orElseGet(Map::of);
    }
}
