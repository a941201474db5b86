package dev.pghaven.operations.quarkus;

import dev.pghaven.contracts.Violation;
import java.util.List;
import java.util.UUID;

/** What came of a request. */
public sealed interface Submitted {
    /** It is an operation, now or since it was here before. */
    record Accepted(UUID operation) implements Submitted {}

    /** Another service handles it. */
    record NotOurs() implements Submitted {}

    /** It breaks rules. */
    record Invalid(List<Violation> violations) implements Submitted {}

    /** What it asks for is being taken away. */
    record TooLate(UUID removal) implements Submitted {}

    /** Another request was here under the same identity. */
    record IdentityReused() implements Submitted {}

    /** It was here before and was rejected then. */
    record RejectedBefore() implements Submitted {}
}
