package dev.pghaven.exposure;

import dev.pghaven.cnpg.Certificates;
import dev.pghaven.cnpg.Cluster;
import dev.pghaven.cnpg.ClusterSpec;
import dev.pghaven.cnpg.Managed;
import dev.pghaven.cnpg.ManagedService;
import dev.pghaven.contracts.ClusterRef;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import java.util.List;

/** What is applied to Clusters that somebody else has made. */
public final class ClusterPatch {
    private ClusterPatch() {}

    public static Cluster names(ClusterRef cluster, List<String> names) {
        var part = ClusterSpec.part().certificates(Certificates.named(names));
        return Cluster.of(metadata(cluster), part.build());
    }

    public static Cluster services(ClusterRef cluster, List<ManagedService> services) {
        var part = ClusterSpec.part().managed(Managed.services(services));
        return Cluster.of(metadata(cluster), part.build());
    }

    /** Lets go of what was applied before. */
    public static Cluster nothing(ClusterRef cluster) {
        return Cluster.of(metadata(cluster), null);
    }

    private static ObjectMeta metadata(ClusterRef cluster) {
        return new ObjectMetaBuilder()
                .withNamespace(cluster.namespace())
                .withName(cluster.name())
                .build();
    }
}
