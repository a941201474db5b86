package dev.pghaven.sandbox.cnpg.objects;

import dev.pghaven.sandbox.cnpg.api.Cluster;
import dev.pghaven.sandbox.cnpg.api.Labels;
import dev.pghaven.sandbox.cnpg.api.Versions;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.OwnerReference;
import io.fabric8.kubernetes.api.model.OwnerReferenceBuilder;
import java.util.Map;

/** The metadata of what a Cluster owns: the inherited, the cluster's label, the owner. */
public final class Owned {
    private Owned() {}

    static ObjectMetaBuilder metadata(Cluster cluster, String name) {
        return new ObjectMetaBuilder()
                .withName(name)
                .withNamespace(cluster.namespace())
                .addToLabels(cluster.spec().inheritedMetadata().labels())
                .addToAnnotations(cluster.spec().inheritedMetadata().annotations())
                .addToLabels(recommended(cluster))
                .addToLabels(Labels.CLUSTER, cluster.name())
                .addToAnnotations(Labels.OPERATOR_VERSION, Versions.OPERATOR)
                .withOwnerReferences(ownerReference(cluster));
    }

    static ObjectMeta plain(Cluster cluster, String name) {
        return metadata(cluster, name).build();
    }

    /** Kubernetes' recommended labels, as CNPG fills them. */
    static Map<String, String> recommended(Cluster cluster) {
        return Map.of(
                "app.kubernetes.io/name", "postgresql",
                "app.kubernetes.io/instance", cluster.name(),
                "app.kubernetes.io/version", Integer.toString(Versions.POSTGRES_MAJOR),
                "app.kubernetes.io/component", "database",
                "app.kubernetes.io/managed-by", "cloudnative-pg");
    }

    public static OwnerReference ownerReference(Cluster cluster) {
        return new OwnerReferenceBuilder()
                .withApiVersion(Cluster.API_VERSION)
                .withKind(Cluster.KIND)
                .withName(cluster.name())
                .withUid(cluster.metadata().getUid())
                .withController(true)
                .withBlockOwnerDeletion(true)
                .build();
    }
}
