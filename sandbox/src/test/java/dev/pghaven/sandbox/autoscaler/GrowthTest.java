package dev.pghaven.sandbox.autoscaler;

import static dev.pghaven.sandbox.autoscaler.NodesAndPods.node;
import static dev.pghaven.sandbox.autoscaler.NodesAndPods.on;
import static dev.pghaven.sandbox.autoscaler.NodesAndPods.pod;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class GrowthTest {
    private static final List<Node> POOL = List.of(node(0, 1), node(1, 2), node(2, 3));
    private static final List<Pod> FULL =
            List.of(on(0, pod("a", 3)), on(1, pod("b", 3)), on(2, pod("c", 3)));

    @Test
    void aPodWithoutRoomGetsANodeLikeTheOthers() {
        var added = Growth.of(POOL, FULL, List.of(pod("d", 2)), 6).keySet();

        assertThat(added)
                .singleElement()
                .satisfies(node -> {
                    assertThat(node.getMetadata().getName()).isEqualTo("aks-postgres-3");
                    assertThat(node.getMetadata().getLabels())
                            .containsEntry("topology.kubernetes.io/zone", "westus3-1")
                            .containsEntry("kubernetes.io/hostname", "aks-postgres-3")
                            .containsEntry("workload", "postgres");
                    assertThat(node.getSpec().getProviderID()).endsWith("virtualMachines/3");
                    assertThat(node.getStatus().getAllocatable()).containsKey("cpu");
                });
    }

    @Test
    void podsShareANewNodeAsLongAsTheyFitAndZonesAreFilledInTurn() {
        var waiting = List.of(pod("d", 2), pod("e", 2), pod("f", 2), pod("g", 4));

        assertThat(zones(Growth.of(POOL, FULL, waiting, 6).keySet()))
                .containsExactly("westus3-1", "westus3-2", "westus3-3");
    }

    @Test
    void aGapInTheNumbersIsFilled() {
        var pool = List.of(node(0, 1), node(2, 3));

        var placed = List.of(on(0, pod("a", 3)), on(2, pod("c", 3)));

        assertThat(Growth.of(pool, placed, List.of(pod("d", 2)), 6).keySet())
                .singleElement()
                .extracting(node -> node.getMetadata().getName())
                .isEqualTo("aks-postgres-1");
    }

    @Test
    void noNodeComesForWhatFitsOnNoneOrBeyondTheMost() {
        assertThat(Growth.of(POOL, FULL, List.of(pod("d", 5)), 6)).isEmpty();
        assertThat(Growth.of(POOL, FULL, List.of(pod("d", 2)), 3)).isEmpty();
        assertThat(Growth.of(POOL, List.of(), List.of(pod("d", 2)), 6)).isEmpty();
    }

    /** Two of the three zones have a pod each, so the next must go into the third. */
    @Test
    void theZoneIsOneThatThePodCanUse() {
        var placed = List.of(on(0, spread("a", 1)), on(1, spread("b", 1)), on(2, unlike("c", 4)));

        assertThat(zones(Growth.of(POOL, placed, List.of(spread("d", 1)), 6).keySet()))
                .containsExactly("westus3-3");
    }

    private static List<String> zones(Set<Node> nodes) {
        return nodes.stream()
                .map(node -> node.getMetadata().getLabels().get("topology.kubernetes.io/zone"))
                .toList();
    }

    private static Pod unlike(String name, int cpus) {
        return new PodBuilder(pod(name, cpus))
                .editMetadata()
                .withLabels(null)
                .endMetadata()
                .build();
    }

    private static Pod spread(String name, int cpus) {
        return new PodBuilder(pod(name, cpus))
                .editSpec()
                .addNewTopologySpreadConstraint()
                .withMaxSkew(1)
                .withTopologyKey("topology.kubernetes.io/zone")
                .withWhenUnsatisfiable("DoNotSchedule")
                .withNewLabelSelector()
                .addToMatchLabels("app", "a")
                .endLabelSelector()
                .endTopologySpreadConstraint()
                .endSpec()
                .build();
    }
}
