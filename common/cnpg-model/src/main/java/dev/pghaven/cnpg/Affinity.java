package dev.pghaven.cnpg;

import io.fabric8.kubernetes.api.model.Toleration;
import java.util.List;
import java.util.Map;

/** Which nodes the instances run on. */
public record Affinity(
        Boolean enablePodAntiAffinity,
        String podAntiAffinityType,
        String topologyKey,
        Map<String, String> nodeSelector,
        List<Toleration> tolerations) {}
