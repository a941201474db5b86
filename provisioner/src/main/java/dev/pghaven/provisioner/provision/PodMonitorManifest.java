package dev.pghaven.provisioner.provision;

import dev.pghaven.cnpg.Labels;
import dev.pghaven.cnpg.PodMonitor;
import dev.pghaven.contracts.ClusterRef;
import dev.pghaven.kubernetes.OurLabels;
import dev.pghaven.kubernetes.OurNames;
import io.fabric8.kubernetes.api.model.LabelSelector;
import io.fabric8.kubernetes.api.model.LabelSelectorBuilder;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import java.util.List;

/** PodMonitors that scrape every instance of a cluster. */
final class PodMonitorManifest {
    private static final List<PodMonitor.Endpoint> METRICS =
            List.of(new PodMonitor.Endpoint("metrics"));

    private PodMonitorManifest() {}

    static PodMonitor forPrometheus(ClusterRef cluster) {
        return PodMonitor.of(
                PodMonitor.COMMUNITY_GROUP,
                metadata(cluster),
                new PodMonitor.Spec(selector(cluster), METRICS, null, null, null));
    }

    /** Azure drops what has more or longer labels, so it wants to hear the limits beforehand. */
    static PodMonitor forAzure(ClusterRef cluster) {
        return PodMonitor.of(
                PodMonitor.AZURE_GROUP,
                metadata(cluster),
                new PodMonitor.Spec(selector(cluster), METRICS, 63L, 511L, 1023L));
    }

    private static ObjectMeta metadata(ClusterRef cluster) {
        return new ObjectMetaBuilder()
                .withNamespace(cluster.namespace())
                .withName(OurNames.podMonitor(cluster))
                .withLabels(OurLabels.of(cluster))
                .build();
    }

    private static LabelSelector selector(ClusterRef cluster) {
        return new LabelSelectorBuilder().addToMatchLabels(Labels.CLUSTER, cluster.name()).build();
    }
}
