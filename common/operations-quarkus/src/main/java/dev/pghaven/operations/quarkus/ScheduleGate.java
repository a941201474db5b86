package dev.pghaven.operations.quarkus;

import dev.pghaven.contracts.Request;
import java.time.Instant;
import java.util.Optional;

/** May keep back what a schedule asks for. What somebody asks for is not kept back by it. */
public interface ScheduleGate {
    /**
     * Why nothing is to come of it this time; the schedule remembers that, and goes on with its
     * next due time.
     *
     * @param due when it should have been asked for; that may be long ago
     */
    Optional<String> forbids(Request request, Instant due);
}
