package dev.pghaven.sandbox.cnpg.objects;

import dev.pghaven.sandbox.cnpg.api.Cluster;
import dev.pghaven.sandbox.cnpg.api.Labels;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.GenericKubernetesResourceBuilder;
import java.util.List;
import java.util.Map;

/** What tells Prometheus to scrape the instances. */
public final class PodMonitors {
    public static final String API_VERSION = "monitoring.coreos.com/v1";
    public static final String KIND = "PodMonitor";

    private PodMonitors() {}

    public static GenericKubernetesResource of(Cluster cluster) {
        var selector = Map.of(Labels.CLUSTER, cluster.name(), Labels.POD_ROLE, Labels.INSTANCE);
        return new GenericKubernetesResourceBuilder()
                .withApiVersion(API_VERSION)
                .withKind(KIND)
                .withMetadata(Owned.plain(cluster, cluster.name()))
                .addToAdditionalProperties(
                        "spec",
                        Map.of(
                                "namespaceSelector", Map.of(),
                                "selector", Map.of("matchLabels", selector),
                                "podMetricsEndpoints", List.of(Map.of("port", "metrics"))))
                .build();
    }
}
