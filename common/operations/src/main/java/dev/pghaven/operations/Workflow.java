package dev.pghaven.operations;

import dev.pghaven.contracts.Fact;
import java.util.Optional;
import java.util.UUID;

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

    /**
     * What to tell the world when the operation ends short of its goal, after the steps that clean
     * up.
     *
     * @param state as it was saved last
     */
    Optional<Fact> stopped(S state, Stop stop);

    /**
     * The operation has ended, or goes on in another process: whatever this one holds for it, a
     * connection or a client that writes, is of no more use. Called once for each time that a
     * runner had the operation in hand, on the thread that did; what throws is logged.
     */
    default void letGo(UUID operation) {}
}
