package dev.pghaven.sandbox.cnpg.plan;

import dev.pghaven.sandbox.cnpg.api.ClusterStatus;
import dev.pghaven.sandbox.cnpg.api.Labels;
import dev.pghaven.sandbox.cnpg.api.Phase;
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
        var status = observed.cluster().status();
        if (!instance.equals(status.currentPrimary())) {
            return Labels.REPLICA;
        }
        return isGivenUp(status) ? Labels.UNHEALTHY : Labels.PRIMARY;
    }

    /** In a failover nobody is to reach the old primary; in a switchover it serves to its end. */
    private static boolean isGivenUp(ClusterStatus status) {
        return ClusterStatus.PENDING.equals(status.targetPrimary())
                || status.isChangingPrimary() && Phase.FAILING_OVER.text().equals(status.phase());
    }

    private static String roleOf(Observed observed, Pod pod) {
        return roleOf(observed, pod.getMetadata().getName());
    }

    private static String labelled(Pod pod) {
        return pod.getMetadata().getLabels().get(Labels.INSTANCE_ROLE);
    }
}
