package dev.pghaven.sandbox.kubelet;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Probe;
import java.time.Duration;
import java.util.Optional;

/** Counts how often in a row a container has failed its liveness probe. */
final class Liveness {
    private final Optional<Probe> probe;
    private long lastAsked = System.nanoTime();
    private int failures;

    private Liveness(Optional<Probe> probe) {
        this.probe = probe;
    }

    static Liveness of(Pod pod) {
        return new Liveness(
                Optional.ofNullable(pod.getSpec().getContainers().getFirst().getLivenessProbe()));
    }

    /** Asks when it is time; whether it has failed as often as the probe allows. */
    boolean isLost(Container container) {
        return probe.filter(
                        it -> isDue(it) && fails(container) && failures >= it.getFailureThreshold())
                .isPresent();
    }

    private boolean isDue(Probe it) {
        var period = Duration.ofSeconds(it.getPeriodSeconds()).toNanos();
        boolean due = System.nanoTime() - lastAsked >= period;
        if (due) {
            lastAsked = System.nanoTime();
        }
        return due;
    }

    private boolean fails(Container container) {
        failures = container.isLive() ? 0 : failures + 1;
        return failures > 0;
    }
}
