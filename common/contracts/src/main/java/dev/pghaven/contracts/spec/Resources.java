package dev.pghaven.contracts.spec;

import java.util.Objects;

/**
 * What an instance gets. Requested and limited alike, so that Kubernetes gives it the QoS class
 * Guaranteed.
 */
public record Resources(Quantity cpu, Quantity memory) {
    public Resources {
        cpu = Objects.requireNonNullElse(cpu, new Quantity("2"));
        memory = Objects.requireNonNullElse(memory, new Quantity("8Gi"));
    }

    public static Resources defaults() {
        return new Resources(null, null);
    }
}
