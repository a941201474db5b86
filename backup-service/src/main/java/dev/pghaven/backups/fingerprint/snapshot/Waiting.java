package dev.pghaven.backups.fingerprint.snapshot;

import java.sql.SQLException;
import java.time.Duration;
import java.util.function.Supplier;

/** Asks again until the answer is yes, or patience ends. */
final class Waiting {
    private static final Duration PAUSE = Duration.ofMillis(10);

    private final long end;

    Waiting(Duration patience) {
        end = System.nanoTime() + patience.toNanos();
    }

    /** What is waited for. */
    @FunctionalInterface
    interface Condition {
        boolean holds() throws SQLException;
    }

    boolean until(Condition condition) throws SQLException {
        while (!condition.holds()) {
            if (isOver()) {
                return false;
            }
            pause();
        }
        return true;
    }

    /** Tries again what the life of the source spoils, until patience ends. */
    <T> Attempt<T> conclusive(Supplier<Attempt<T>> attempt) {
        while (true) {
            var outcome = attempt.get();
            if (outcome instanceof Attempt.Conclusive<T> || isOver()) {
                return outcome;
            }
            pause();
        }
    }

    private boolean isOver() {
        return System.nanoTime() - end > 0;
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for a cluster", e);
        }
    }
}
