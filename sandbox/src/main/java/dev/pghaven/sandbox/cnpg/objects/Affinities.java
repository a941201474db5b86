package dev.pghaven.sandbox.cnpg.objects;

import dev.pghaven.sandbox.cnpg.api.AffinitySpec;
import dev.pghaven.sandbox.cnpg.api.Cluster;
import dev.pghaven.sandbox.cnpg.api.Labels;
import io.fabric8.kubernetes.api.model.Affinity;
import io.fabric8.kubernetes.api.model.AffinityBuilder;
import io.fabric8.kubernetes.api.model.LabelSelectorRequirement;
import io.fabric8.kubernetes.api.model.PodAffinityTerm;
import io.fabric8.kubernetes.api.model.PodAffinityTermBuilder;
import io.fabric8.kubernetes.api.model.PodAntiAffinity;
import io.fabric8.kubernetes.api.model.PodAntiAffinityBuilder;
import java.util.List;

/** Keeps the instances of a cluster on different nodes, if only by preference. */
final class Affinities {
    private static final int WEIGHT = 100;

    private Affinities() {}

    static Affinity of(Cluster cluster) {
        AffinitySpec asked = cluster.spec().affinity();
        return new AffinityBuilder()
                .withNodeAffinity(asked.nodeAffinity())
                .withPodAffinity(asked.additionalPodAffinity())
                .withPodAntiAffinity(antiAffinity(cluster, asked))
                .build();
    }

    private static PodAntiAffinity antiAffinity(Cluster cluster, AffinitySpec asked) {
        var antiAffinity = new PodAntiAffinityBuilder();
        if (asked.enablePodAntiAffinity()) {
            var term = term(cluster, asked.topologyKey());
            if (asked.podAntiAffinityType().equals("required")) {
                antiAffinity.addToRequiredDuringSchedulingIgnoredDuringExecution(term);
            } else {
                antiAffinity
                        .addNewPreferredDuringSchedulingIgnoredDuringExecution()
                        .withWeight(WEIGHT)
                        .withPodAffinityTerm(term)
                        .endPreferredDuringSchedulingIgnoredDuringExecution();
            }
        }
        var more = asked.additionalPodAntiAffinity();
        if (more != null) {
            antiAffinity
                    .addAllToRequiredDuringSchedulingIgnoredDuringExecution(
                            more.getRequiredDuringSchedulingIgnoredDuringExecution())
                    .addAllToPreferredDuringSchedulingIgnoredDuringExecution(
                            more.getPreferredDuringSchedulingIgnoredDuringExecution());
        }
        return antiAffinity.build();
    }

    private static PodAffinityTerm term(Cluster cluster, String topologyKey) {
        return new PodAffinityTermBuilder()
                .withTopologyKey(topologyKey)
                .withNewLabelSelector()
                .addToMatchExpressions(isIn(Labels.CLUSTER, cluster.name()))
                .addToMatchExpressions(isIn(Labels.POD_ROLE, Labels.INSTANCE))
                .endLabelSelector()
                .build();
    }

    private static LabelSelectorRequirement isIn(String key, String value) {
        return new LabelSelectorRequirement(key, "In", List.of(value));
    }
}
