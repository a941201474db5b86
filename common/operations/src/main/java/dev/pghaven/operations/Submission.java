package dev.pghaven.operations;

import java.util.UUID;

/** What came of handing in a request, or a fact that leads to an operation. */
public sealed interface Submission {

    /** It is an operation now. */
    record Accepted(UUID operation) implements Submission {}

    /** It was here before, and led to this operation; nothing was done. */
    record Known(UUID operation) implements Submission {}

    /** It is answered by a {@code RequestRejected}, now or when it was here before. */
    record Rejected() implements Submission {}

    /** What it asks for is being taken away by an operation, of whatever service. */
    record TooLate(UUID removal) implements Submission {}

    /** Another request was here under the same identity; nothing was done. */
    record IdentityReused() implements Submission {}
}
