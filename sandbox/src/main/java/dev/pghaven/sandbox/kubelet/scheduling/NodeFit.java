package dev.pghaven.sandbox.kubelet.scheduling;

import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Taint;
import io.fabric8.kubernetes.api.model.Toleration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Whether a node takes a pod at all: ready, not cordoned, tolerated, selected. */
final class NodeFit {
    private NodeFit() {}

    static Optional<String> objection(Pod pod, Node node) {
        if (!isReady(node)) {
            return Optional.of("node(s) were not ready");
        }
        if (Boolean.TRUE.equals(node.getSpec().getUnschedulable())) {
            return Optional.of("node(s) were unschedulable");
        }
        if (!isSelected(pod, node)) {
            return Optional.of("node(s) didn't match Pod's node affinity/selector");
        }
        if (!isTolerated(pod.getSpec().getTolerations(), node)) {
            return Optional.of("node(s) had untolerated taint(s)");
        }
        return Optional.empty();
    }

    private static boolean isReady(Node node) {
        return node.getStatus() == null
                || node.getStatus().getConditions().stream()
                        .filter(condition -> condition.getType().equals("Ready"))
                        .allMatch(condition -> condition.getStatus().equals("True"));
    }

    private static boolean isSelected(Pod pod, Node node) {
        Map<String, String> selector = pod.getSpec().getNodeSelector();
        return selector == null
                || Topologies.labels(node).entrySet().containsAll(selector.entrySet());
    }

    private static boolean isTolerated(List<Toleration> tolerations, Node node) {
        return node.getSpec().getTaints().stream()
                .filter(taint -> !taint.getEffect().equals("PreferNoSchedule"))
                .allMatch(taint -> tolerations.stream().anyMatch(each -> covers(each, taint)));
    }

    private static boolean covers(Toleration toleration, Taint taint) {
        boolean effect =
                toleration.getEffect() == null || toleration.getEffect().equals(taint.getEffect());
        boolean any = toleration.getKey() == null || toleration.getKey().isEmpty();
        boolean exists = "Exists".equals(toleration.getOperator());
        boolean key = any ? exists : toleration.getKey().equals(taint.getKey());
        boolean value = exists || String.valueOf(toleration.getValue()).equals(taint.getValue());
        return effect && key && value;
    }
}
