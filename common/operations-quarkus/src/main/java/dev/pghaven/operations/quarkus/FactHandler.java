package dev.pghaven.operations.quarkus;

import dev.pghaven.contracts.Fact;
import dev.pghaven.operations.Plan;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Says which facts, of whatever service, lead to an operation of this one, and to which. */
public interface FactHandler {
    /**
     * Kebab-case; operations' ids derive from it and from the fact's, so it is never renamed. One
     * fact may lead to an operation of each handler.
     */
    String name();

    Set<Class<? extends Fact>> types();

    /** Empty if this one leads to nothing. Asked again when a fact is delivered again. */
    Optional<Plan<?>> planFor(UUID operation, Fact fact);
}
