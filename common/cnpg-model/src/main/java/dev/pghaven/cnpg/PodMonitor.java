package dev.pghaven.cnpg;

import io.fabric8.kubernetes.api.model.LabelSelector;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;
import java.util.List;

/** Tells a Prometheus which pods to ask for metrics. */
public record PodMonitor(String apiVersion, String kind, ObjectMeta metadata, Spec spec) {
    public static final String KIND = "PodMonitor";

    public static final String COMMUNITY_GROUP = "monitoring.coreos.com";

    /** Azure Monitor's managed Prometheus has a group of its own. */
    public static final String AZURE_GROUP = "azmonitoring.coreos.com";

    public static final ResourceDefinitionContext COMMUNITY = context(COMMUNITY_GROUP);
    public static final ResourceDefinitionContext AZURE = context(AZURE_GROUP);

    /**
     * Which pods, and which of their ports. Azure drops what has labels beyond its limits, so a
     * monitor for it must state them.
     */
    public record Spec(
            LabelSelector selector,
            List<Endpoint> podMetricsEndpoints,
            Long labelLimit,
            Long labelNameLengthLimit,
            Long labelValueLengthLimit) {}

    /** A named port of the pods. */
    public record Endpoint(String port) {}

    public static PodMonitor of(String group, ObjectMeta metadata, Spec spec) {
        return new PodMonitor(group + "/v1", KIND, metadata, spec);
    }

    private static ResourceDefinitionContext context(String group) {
        return new ResourceDefinitionContext.Builder()
                .withGroup(group)
                .withVersion("v1")
                .withKind(KIND)
                .withPlural("podmonitors")
                .withNamespaced(true)
                .build();
    }
}
