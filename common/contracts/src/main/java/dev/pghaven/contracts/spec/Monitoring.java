package dev.pghaven.contracts.spec;

import java.util.Objects;

/**
 * Which PodMonitors are made, where Kubernetes knows their kind.
 *
 * @param prometheus {@code monitoring.coreos.com}
 * @param azureManagedPrometheus {@code azmonitoring.coreos.com}
 */
public record Monitoring(Boolean prometheus, Boolean azureManagedPrometheus) {
    public Monitoring {
        prometheus = Objects.requireNonNullElse(prometheus, true);
        azureManagedPrometheus = Objects.requireNonNullElse(azureManagedPrometheus, true);
    }

    public static Monitoring defaults() {
        return new Monitoring(null, null);
    }
}
