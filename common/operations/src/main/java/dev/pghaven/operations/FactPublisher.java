package dev.pghaven.operations;

import java.util.List;

/** Where facts go. */
@FunctionalInterface
public interface FactPublisher {
    /**
     * Returns when all have arrived, in their order. Throws when one may not have; then all of them
     * come again.
     */
    void publish(List<OutboxRecord> facts);
}
