package dev.pghaven.operations.store;

import dev.pghaven.operations.Operation;
import dev.pghaven.operations.signals.Bell;
import dev.pghaven.operations.signals.Signal;
import dev.pghaven.operations.signals.Signals;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

/** Waits for changes of an operation, in whatever process they happen. */
public final class Follower {
    private static final Duration POLL = Duration.ofSeconds(2);

    private final OperationQueries queries;
    private final Signals signals;

    public Follower(OperationQueries queries, Signals signals) {
        this.queries = queries;
        this.signals = signals;
    }

    /**
     * Returns as soon as the operation's revision is another than {@code known}, or as it is after
     * {@code longest}. Nothing if there is no such operation.
     */
    public Optional<Operation> awaitChange(UUID id, long known, Duration longest)
            throws InterruptedException {
        var bell = new Bell();
        try (var _ = signals.subscribe(signal -> ringIf(signal, id, bell))) {
            var end = System.nanoTime() + longest.toNanos();
            var operation = queries.find(id);
            while (isStill(operation, known) && System.nanoTime() < end) {
                bell.await(shorter(POLL, Duration.ofNanos(end - System.nanoTime())));
                operation = queries.find(id);
            }
            return operation;
        }
    }

    private static boolean isStill(Optional<Operation> operation, long known) {
        return operation.filter(it -> it.revision() == known).isPresent();
    }

    private static void ringIf(Signal signal, UUID id, Bell bell) {
        if (signal.equals(new Signal.Changed(id))) {
            bell.ring();
        }
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
