package dev.pghaven.provisioner.provision;

import dev.pghaven.cnpg.Affinity;
import dev.pghaven.cnpg.Labels;
import dev.pghaven.contracts.Json;
import dev.pghaven.contracts.spec.Placement;
import dev.pghaven.contracts.spec.Spread;
import io.fabric8.kubernetes.api.model.Toleration;
import io.fabric8.kubernetes.api.model.TopologySpreadConstraint;
import io.fabric8.kubernetes.api.model.TopologySpreadConstraintBuilder;
import java.util.List;

/** {@code spec.affinity} and {@code spec.topologySpreadConstraints}. */
final class PlacementSection {
    private PlacementSection() {}

    static Affinity affinity(Placement asked) {
        return new Affinity(
                asked.nodes() != Spread.OFF,
                asked.nodes() == Spread.OFF ? null : Json.toNode(asked.nodes()).asText(),
                "kubernetes.io/hostname",
                asked.nodeSelector(),
                asked.tolerations().stream().map(PlacementSection::toleration).toList());
    }

    static List<TopologySpreadConstraint> topologySpreadConstraints(Provisioning it) {
        return switch (it.spec().placement().zones()) {
            case REQUIRED -> List.of(zones(it, "DoNotSchedule"));
            case PREFERRED -> List.of(zones(it, "ScheduleAnyway"));
            case OFF -> List.of();
        };
    }

    private static TopologySpreadConstraint zones(Provisioning it, String whenUnsatisfiable) {
        return new TopologySpreadConstraintBuilder()
                .withMaxSkew(1)
                .withTopologyKey("topology.kubernetes.io/zone")
                .withWhenUnsatisfiable(whenUnsatisfiable)
                .withNewLabelSelector()
                .addToMatchLabels(Labels.CLUSTER, it.cluster().name())
                .endLabelSelector()
                .build();
    }

    private static Toleration toleration(dev.pghaven.contracts.spec.Toleration asked) {
        return new Toleration(
                asked.effect().orElse(null),
                asked.key().orElse(null),
                asked.operator().orElse(null),
                asked.tolerationSeconds().orElse(null),
                asked.value().orElse(null));
    }
}
