package dev.pghaven.contracts.spec;

import java.util.Objects;

/**
 * The client that writes numbered commits while a drill lasts.
 *
 * @param rate commits per second; an outage is measured to within one of them
 */
public record DrillCanary(Integer rate) {
    public static final int DEFAULT_RATE = 20;

    public DrillCanary {
        rate = Objects.requireNonNullElse(rate, DEFAULT_RATE);
    }

    public static DrillCanary usual() {
        return new DrillCanary(null);
    }
}
