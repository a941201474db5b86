package dev.pghaven.sandbox.kubelet;

import io.fabric8.kubernetes.api.model.Pod;
import java.util.Set;

/** What a pod's phase means for what it takes. */
final class PodPhases {
    private static final Set<String> FINISHED = Set.of("Succeeded", "Failed");

    private PodPhases() {}

    /** A finished pod takes neither room on its node nor its claims. */
    static boolean isFinished(Pod pod) {
        return pod.getStatus() != null && FINISHED.contains(pod.getStatus().getPhase());
    }
}
