package dev.pghaven.backups.fingerprint.snapshot;

import java.sql.SQLException;
import java.time.Duration;

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
            if (System.nanoTime() - end > 0) {
                return false;
            }
            pause();
        }
        return true;
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
