package dev.pghaven.sandbox.launcher.bench;

import java.io.IOException;
import java.time.Duration;

/** Looks again and again, so often that it hardly adds to what is measured. */
public final class Waiting {
    private static final Duration PATIENCE = Duration.ofMinutes(15);
    private static final Duration POLL = Duration.ofMillis(50);

    private Waiting() {}

    /** What is waited for. */
    @FunctionalInterface
    public interface Condition {
        boolean holds() throws IOException, InterruptedException;
    }

    public static void until(String what, Condition condition)
            throws IOException, InterruptedException {
        var begin = System.nanoTime();
        while (!condition.holds()) {
            if (Seconds.since(begin) > PATIENCE.toSeconds()) {
                throw new BenchFailure(what + " took longer than " + PATIENCE.toMinutes() + " min");
            }
            Thread.sleep(POLL);
        }
    }
}
