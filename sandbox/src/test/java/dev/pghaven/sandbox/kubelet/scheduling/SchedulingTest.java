package dev.pghaven.sandbox.kubelet.scheduling;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.NodeBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.Quantity;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SchedulingTest {
    private final List<Node> nodes =
            new ArrayList<>(
                    List.of(
                            node("a", "zone-1", "postgres"),
                            node("b", "zone-1", "postgres"),
                            node("c", "zone-2", "postgres"),
                            node("s", "zone-3", "system")));
    private final List<Pod> placed = new ArrayList<>();

    @Test
    void theSelectorDecidesFirst() {
        nodes.removeIf(node -> !node.getMetadata().getName().equals("s"));

        assertThat(place(pod("p", 1)))
                .isEqualTo(
                        new Placement.Unschedulable(
                                "0/1 nodes are available: 1 node(s) didn't match Pod's node"
                                        + " affinity/selector."));
    }

    @Test
    void zonesAreFilledEvenlyAndSpareNodesBeforeUsedOnes() {
        assertThat(placeAll(4)).containsExactly("a", "c", "b", "c");
    }

    @Test
    void whatDoesNotFitSaysWhyForEachNode() {
        placed.add(on("p1", "a"));
        nodes.removeIf(node -> node.getMetadata().getName().equals("c"));
        nodes.add(node("c", "zone-2", "postgres", "1"));

        assertThat(place(pod("p", 2)))
                .isEqualTo(
                        new Placement.Unschedulable(
                                "0/4 nodes are available: 1 Insufficient cpu, 1 node(s) didn't match"
                                        + " Pod's node affinity/selector, 2 node(s) didn't match pod"
                                        + " topology spread constraints."));
    }

    private List<String> placeAll(int count) {
        var names = new ArrayList<String>();
        for (int i = 0; i < count; i++) {
            var pod = pod("p" + i, 1);
            if (place(pod) instanceof Placement.Bound(var node)) {
                names.add(node);
                pod.getSpec().setNodeName(node);
                placed.add(pod);
            }
        }
        return names;
    }

    private Placement place(Pod pod) {
        return new Scheduling(nodes, placed).place(pod);
    }

    private static Pod on(String name, String node) {
        var pod = pod(name, 1);
        pod.getSpec().setNodeName(node);
        return pod;
    }

    private static Pod pod(String name, int cpus) {
        return new PodBuilder()
                .withNewMetadata()
                .withName(name)
                .withNamespace("shop")
                .addToLabels("cluster", "c")
                .endMetadata()
                .withNewSpec()
                .addToNodeSelector("workload", "postgres")
                .addNewContainer()
                .withNewResources()
                .addToRequests("cpu", new Quantity("" + cpus))
                .endResources()
                .endContainer()
                .addNewTopologySpreadConstraint()
                .withMaxSkew(1)
                .withTopologyKey("zone")
                .withWhenUnsatisfiable("DoNotSchedule")
                .withNewLabelSelector()
                .addToMatchLabels("cluster", "c")
                .endLabelSelector()
                .endTopologySpreadConstraint()
                .endSpec()
                .build();
    }

    private static Node node(String name, String zone, String workload) {
        return node(name, zone, workload, "64");
    }

    private static Node node(String name, String zone, String workload, String cpus) {
        return new NodeBuilder()
                .withNewMetadata()
                .withName(name)
                .withLabels(Map.of("zone", zone, "workload", workload))
                .endMetadata()
                .withNewSpec()
                .endSpec()
                .withNewStatus()
                .addToAllocatable("cpu", new Quantity(cpus))
                .endStatus()
                .build();
    }
}
