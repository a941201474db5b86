package dev.pghaven.operations.schedule;

import dev.pghaven.contracts.Envelope;
import dev.pghaven.operations.Plan;
import java.time.Instant;
import java.util.UUID;

/** Knows what a service does for a request. */
@FunctionalInterface
public interface Planner {
    /**
     * @param due when the request should have been made; that may be long ago
     */
    Planned planFor(UUID operation, Envelope request, Instant due);

    /** What a request leads to. */
    sealed interface Planned {
        /** An operation. */
        record Accepted(Plan<?> plan) implements Planned {}

        /** Nothing, for a reason that its schedule is to remember. */
        record Refused(String reason) implements Planned {}
    }
}
