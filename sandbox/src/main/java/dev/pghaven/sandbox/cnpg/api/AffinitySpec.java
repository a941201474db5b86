package dev.pghaven.sandbox.cnpg.api;

import io.fabric8.kubernetes.api.model.NodeAffinity;
import io.fabric8.kubernetes.api.model.PodAffinity;
import io.fabric8.kubernetes.api.model.PodAntiAffinity;
import io.fabric8.kubernetes.api.model.Toleration;
import java.util.List;
import java.util.Map;

/** Where instances may run. */
public record AffinitySpec(
        Map<String, String> nodeSelector,
        List<Toleration> tolerations,
        Boolean enablePodAntiAffinity,
        String podAntiAffinityType,
        String topologyKey,
        NodeAffinity nodeAffinity,
        PodAffinity additionalPodAffinity,
        PodAntiAffinity additionalPodAntiAffinity) {
    static final AffinitySpec DEFAULT =
            new AffinitySpec(null, null, null, null, null, null, null, null);

    public AffinitySpec {
        nodeSelector = Defaulted.map(nodeSelector);
        tolerations = Defaulted.list(tolerations);
        enablePodAntiAffinity = Defaulted.value(enablePodAntiAffinity, true);
        podAntiAffinityType = Defaulted.value(podAntiAffinityType, "preferred");
        topologyKey = Defaulted.value(topologyKey, "kubernetes.io/hostname");
    }
}
