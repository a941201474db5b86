package dev.pghaven.provisioner.provision;

import dev.pghaven.contracts.ClusterRef;
import dev.pghaven.provisioner.Labels;
import dev.pghaven.provisioner.Names;
import dev.pghaven.provisioner.PodMonitors.Flavour;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.GenericKubernetesResourceBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The manifest of a PodMonitor that scrapes every instance of a cluster. */
record PodMonitorManifest(Flavour flavour, GenericKubernetesResource manifest) {
    /** Azure drops what has more or longer labels, so it wants to hear the limits beforehand. */
    private static final Map<String, Object> AZURE_LIMITS =
            Map.of("labelLimit", 63, "labelNameLengthLimit", 511, "labelValueLengthLimit", 1023);

    static List<PodMonitorManifest> wantedBy(Provisioning it) {
        var wanted = new ArrayList<PodMonitorManifest>();
        if (it.spec().monitoring().prometheus()) {
            wanted.add(of(it.cluster(), Flavour.PROMETHEUS));
        }
        if (it.spec().monitoring().azureManagedPrometheus()) {
            wanted.add(of(it.cluster(), Flavour.AZURE));
        }
        return wanted;
    }

    private static PodMonitorManifest of(ClusterRef cluster, Flavour flavour) {
        var manifest =
                new GenericKubernetesResourceBuilder()
                        .withApiVersion(flavour.apiVersion())
                        .withKind("PodMonitor")
                        .withNewMetadata()
                        .withNamespace(cluster.namespace())
                        .withName(Names.podMonitor(cluster))
                        .withLabels(Labels.of(cluster))
                        .endMetadata()
                        .addToAdditionalProperties("spec", spec(cluster, flavour))
                        .build();
        return new PodMonitorManifest(flavour, manifest);
    }

    private static Map<String, Object> spec(ClusterRef cluster, Flavour flavour) {
        var spec = new TreeMap<String, Object>();
        spec.put("selector", Map.of("matchLabels", Map.of(Labels.CNPG_CLUSTER, cluster.name())));
        spec.put("podMetricsEndpoints", List.of(Map.of("port", "metrics")));
        if (flavour == Flavour.AZURE) {
            spec.putAll(AZURE_LIMITS);
        }
        return spec;
    }
}
