package dev.pghaven.operations;

import dev.pghaven.contracts.Fact;
import java.util.Optional;

/**
 * A page of the how-to: named, idempotent steps over an immutable state.
 *
 * @param <S> a record that Jackson reads and writes; it never holds a secret
 */
public interface Workflow<S> {
    /** Kebab-case; wire format, never renamed. */
    String name();

    Class<S> stateType();

    Steps<S> steps();

    /** How the operation shares its cluster with others while it runs. */
    Access access();

    /** What to tell the world when the operation stops short of its goal. */
    Optional<Fact> stopped(S state, Stop stop);
}
