package dev.pghaven.sandbox.autoscaler;

import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.NodeBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.Quantity;
import java.util.Map;

/** A pool of small machines, and pods that fill them. */
final class NodesAndPods {
    private NodesAndPods() {}

    static Node node(int number, int zone) {
        var name = "aks-postgres-" + number;
        return new NodeBuilder()
                .withNewMetadata()
                .withName(name)
                .withLabels(
                        Map.of(
                                "agentpool",
                                "postgres",
                                "workload",
                                "postgres",
                                "kubernetes.io/hostname",
                                name,
                                "topology.kubernetes.io/zone",
                                "westus3-" + zone))
                .endMetadata()
                .withNewSpec()
                .withProviderID("azure:///scaleset/virtualMachines/" + number)
                .endSpec()
                .withNewStatus()
                .withAllocatable(Map.of("cpu", new Quantity("4"), "memory", new Quantity("13Gi")))
                .endStatus()
                .build();
    }

    static Pod pod(String name, int cpus) {
        return new PodBuilder()
                .withNewMetadata()
                .withName(name)
                .withNamespace("default")
                .withLabels(Map.of("app", "a"))
                .endMetadata()
                .withNewSpec()
                .withNodeSelector(Map.of("workload", "postgres"))
                .addNewContainer()
                .withName("c")
                .withImage("c")
                .withNewResources()
                .addToRequests("cpu", new Quantity(Integer.toString(cpus)))
                .endResources()
                .endContainer()
                .endSpec()
                .build();
    }

    static Pod on(int node, Pod pod) {
        return new PodBuilder(pod)
                .editSpec()
                .withNodeName("aks-postgres-" + node)
                .endSpec()
                .build();
    }
}
