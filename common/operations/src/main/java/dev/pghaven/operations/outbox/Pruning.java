package dev.pghaven.operations.outbox;

import dev.pghaven.operations.store.Outbox;
import java.time.Duration;

/** Takes old published facts out of the outbox, once in a while. */
final class Pruning {
    private static final Duration EVERY = Duration.ofMinutes(10);

    private final Outbox outbox;
    private final Duration retention;
    private long next = System.nanoTime();

    Pruning(Outbox outbox, Duration retention) {
        this.outbox = outbox;
        this.retention = retention;
    }

    void pruneNowAndThen() {
        if (System.nanoTime() - next >= 0) {
            next = System.nanoTime() + EVERY.toNanos();
            outbox.prune(retention);
        }
    }
}
