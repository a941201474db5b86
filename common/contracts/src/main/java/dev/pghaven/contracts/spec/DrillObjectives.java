package dev.pghaven.contracts.spec;

import java.time.Duration;
import java.util.Objects;

/**
 * What a failover may cost at most.
 *
 * @param rto how long clients may be without a primary that they can write to
 * @param rpo how far back the loss of acknowledged commits may reach; nothing when absent
 */
public record DrillObjectives(@Required Duration rto, Duration rpo) {
    public DrillObjectives {
        rpo = Objects.requireNonNullElse(rpo, Duration.ZERO);
    }
}
