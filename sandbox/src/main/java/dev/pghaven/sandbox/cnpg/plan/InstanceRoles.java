package dev.pghaven.sandbox.cnpg.plan;

import dev.pghaven.sandbox.cnpg.api.Labels;
import io.fabric8.kubernetes.api.model.Pod;
import java.util.List;

/** Which role label each pod is to carry; services follow these labels. */
public final class InstanceRoles {
    private InstanceRoles() {}

    /** A pod whose label is not what it should be. */
    public record Relabel(Pod pod, String role) {}

    public static List<Relabel> toCorrect(Observed observed) {
        return observed.pods().stream()
                .map(pod -> new Relabel(pod, roleOf(observed, pod)))
                .filter(relabel -> !relabel.role().equals(labelled(relabel.pod())))
                .toList();
    }

    public static String roleOf(Observed observed, String instance) {
        var primary = observed.cluster().status().currentPrimary();
        return instance.equals(primary) ? Labels.PRIMARY : Labels.REPLICA;
    }

    private static String roleOf(Observed observed, Pod pod) {
        return roleOf(observed, pod.getMetadata().getName());
    }

    private static String labelled(Pod pod) {
        return pod.getMetadata().getLabels().get(Labels.INSTANCE_ROLE);
    }
}
