package dev.pghaven.operations.quarkus;

import dev.pghaven.contracts.Request;
import dev.pghaven.operations.Workflow;
import java.util.Optional;
import java.util.UUID;

/** Says which requests a service handles, and how. */
public interface RequestHandler {
    /**
     * What answers a request.
     *
     * @param initialState what the workflow begins with
     */
    record Plan<S>(Workflow<S> workflow, S initialState) {}

    /** Empty for the requests of other services. */
    Optional<Plan<?>> planFor(UUID operation, Request request);
}
