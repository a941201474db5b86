package dev.pghaven.failover;

import dev.pghaven.contracts.spec.Disruption;
import java.util.Optional;

/** The ways to break a primary that there are, configured or not. */
public interface Disruptors {
    Optional<Disruptor> of(Disruption kind);
}
