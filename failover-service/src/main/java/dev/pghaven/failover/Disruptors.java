package dev.pghaven.failover;

import dev.pghaven.contracts.spec.Disruption;
import java.util.Optional;

/** The ways to break a primary that are configured. */
public interface Disruptors {
    Optional<Disruptor> of(Disruption kind);
}
