package dev.pghaven.sandbox.network;

import io.fabric8.kubernetes.api.model.LabelSelector;
import io.fabric8.kubernetes.api.model.LabelSelectorRequirement;
import io.fabric8.kubernetes.api.model.Pod;
import java.util.Map;

/** Which pods a selector in another object means; an empty one means all. */
public record PodSelector(LabelSelector selector) {
    public boolean matches(Pod pod) {
        var given = pod.getMetadata().getLabels();
        Map<String, String> labels = given == null ? Map.of() : given;
        var wanted = selector.getMatchLabels();
        return (wanted == null || labels.entrySet().containsAll(wanted.entrySet()))
                && selector.getMatchExpressions().stream().allMatch(each -> matches(each, labels));
    }

    private static boolean matches(LabelSelectorRequirement wanted, Map<String, String> labels) {
        var value = labels.get(wanted.getKey());
        return switch (wanted.getOperator()) {
            case "In" -> value != null && wanted.getValues().contains(value);
            case "NotIn" -> value == null || !wanted.getValues().contains(value);
            case "Exists" -> value != null;
            default -> value == null;
        };
    }
}
