package dev.pghaven.operations.quarkus;

import dev.pghaven.contracts.Request;
import dev.pghaven.operations.Plan;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Says which requests a service handles, and how. */
public interface RequestHandler {
    /** The types that the service handles; of the others it neither accepts nor rejects any. */
    Set<Class<? extends Request>> types();

    /** Empty for the requests of other services. */
    Optional<Plan<?>> planFor(UUID operation, Request request);
}
