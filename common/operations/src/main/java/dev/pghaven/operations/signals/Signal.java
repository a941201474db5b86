package dev.pghaven.operations.signals;

import java.util.UUID;

/** What the processes of a service tell each other, so that nobody has to wait for a poll. */
public sealed interface Signal {
    /** An operation can be claimed. */
    record Due() implements Signal {}

    /** There is something in the outbox. */
    record Facts() implements Signal {}

    /** Somebody let go of a cluster; other services hear it as well. */
    record Freed() implements Signal {}

    /** An operation is not as it was. */
    record Changed(UUID operation) implements Signal {}
}
