package dev.pghaven.sandbox.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/** A process that the launcher started. */
record Child(Program program, Process process) {
    private static final int LAST_LINES = 15;

    /**
     * Waits until {@code ready}; a process that ends before is reported with the end of its log.
     */
    void await(BooleanSupplier ready, Duration atMost) {
        var deadline = System.nanoTime() + atMost.toNanos();
        while (!ready.getAsBoolean()) {
            if (!process.isAlive()) {
                throw ended();
            }
            if (System.nanoTime() > deadline) {
                throw new StartFailure(
                        program.name() + " was not ready within " + atMost.toSeconds() + " s",
                        lastWords());
            }
            pause();
        }
    }

    /** What to tell people when it has ended and should not have. */
    StartFailure ended() {
        return new StartFailure(
                program.name() + " ended with status " + process.exitValue(), lastWords());
    }

    private static void pause() {
        try {
            Thread.sleep(50);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for a process", e);
        }
    }

    private String lastWords() {
        try {
            var lines = Files.readAllLines(program.log());
            return String.join(
                    "\n", lines.subList(Math.max(0, lines.size() - LAST_LINES), lines.size()));
        } catch (IOException e) {
            return "(its log " + program.log() + " cannot be read: " + e.getMessage() + ")";
        }
    }
}
