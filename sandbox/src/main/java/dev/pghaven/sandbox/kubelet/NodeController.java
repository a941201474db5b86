package dev.pghaven.sandbox.kubelet;

import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.NodeBuilder;
import io.fabric8.kubernetes.api.model.NodeCondition;
import io.fabric8.kubernetes.api.model.NodeConditionBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Taint;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/** What Kubernetes' own controller says of nodes and their pods when a kubelet is silent. */
record NodeController(KubernetesClient client) {
    private static final String UNREACHABLE = "node.kubernetes.io/unreachable";
    private static final List<String> EFFECTS = List.of("NoSchedule", "NoExecute");

    void markUnreachable(String node) {
        setTaints(node, EFFECTS);
        setReady(node, "Unknown", "NodeStatusUnknown", "Kubelet stopped posting node status.");
        var statuses = new PodStatuses(client);
        podsOn(node).stream().filter(pod -> pod.getStatus() != null).forEach(statuses::unreachable);
    }

    void markReachable(String node) {
        setReady(node, "True", "KubeletReady", "kubelet is posting ready status");
        setTaints(node, List.of());
    }

    /** Their objects stay until the kubelet comes back and says that the containers are gone. */
    void evict(String node) {
        podsOn(node).forEach(pod -> client.resource(pod).delete());
    }

    private List<Pod> podsOn(String node) {
        return client.pods().inAnyNamespace().withField("spec.nodeName", node).list().getItems();
    }

    private void setTaints(String name, List<String> effects) {
        client.nodes()
                .withName(name)
                .edit(node -> {
                    var taints = new ArrayList<>(node.getSpec().getTaints());
                    taints.removeIf(taint -> UNREACHABLE.equals(taint.getKey()));
                    effects.forEach(effect -> taints.add(taint(effect)));
                    return new NodeBuilder(node).editSpec().withTaints(taints).endSpec().build();
                });
    }

    private static Taint taint(String effect) {
        return new Taint(
                effect,
                UNREACHABLE,
                Instant.now().truncatedTo(ChronoUnit.SECONDS).toString(),
                null);
    }

    private void setReady(String name, String status, String reason, String message) {
        client.nodes().withName(name).editStatus(node -> withReady(node, status, reason, message));
    }

    private static Node withReady(Node node, String status, String reason, String message) {
        var conditions = new ArrayList<NodeCondition>();
        if (node.getStatus() != null) {
            conditions.addAll(node.getStatus().getConditions());
            conditions.removeIf(condition -> condition.getType().equals("Ready"));
        }
        var now = Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
        conditions.add(
                new NodeConditionBuilder()
                        .withType("Ready")
                        .withStatus(status)
                        .withReason(reason)
                        .withMessage(message)
                        .withLastHeartbeatTime(now)
                        .withLastTransitionTime(now)
                        .build());
        return new NodeBuilder(node)
                .editOrNewStatus()
                .withConditions(conditions)
                .endStatus()
                .build();
    }
}
