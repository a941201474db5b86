package dev.pghaven.sandbox.apiserver.store;

import java.util.Optional;

/** What a write did to an object. The object of a deletion is its last state, at a new revision. */
public sealed interface Change {
    Stored object();

    record Added(Stored object) implements Change {}

    record Modified(Stored before, Stored object) implements Change {}

    record Deleted(Stored before, Stored object) implements Change {}

    default long revision() {
        return object().revision();
    }

    default Optional<Stored> previous() {
        return switch (this) {
            case Added _ -> Optional.empty();
            case Modified(var before, _) -> Optional.of(before);
            case Deleted(var before, _) -> Optional.of(before);
        };
    }
}
