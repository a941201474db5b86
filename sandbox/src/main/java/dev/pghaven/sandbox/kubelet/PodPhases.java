package dev.pghaven.sandbox.kubelet;

import io.fabric8.kubernetes.api.model.Pod;

/** What a pod's phase means for what it takes. */
public final class PodPhases {
    private PodPhases() {}

    /** A finished pod takes neither room on its node nor its claims. */
    public static boolean isFinished(Pod pod) {
        var phase = pod.getStatus() == null ? null : pod.getStatus().getPhase();
        return "Succeeded".equals(phase) || "Failed".equals(phase);
    }
}
