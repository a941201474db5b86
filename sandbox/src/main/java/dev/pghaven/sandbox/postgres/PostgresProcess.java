package dev.pghaven.sandbox.postgres;

import dev.pghaven.sandbox.processes.Forks;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** One running postmaster. */
public final class PostgresProcess {
    private final Process process;
    private final Forks forks;

    PostgresProcess(Process process, Forks forks) {
        this.process = process;
        this.forks = forks;
    }

    public long pid() {
        return process.pid();
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    public CompletableFuture<Integer> exit() {
        return process.onExit().thenApply(Process::exitValue);
    }

    /** Asks for a shutdown and returns at once. */
    public void stop(StopMode mode) {
        if (process.isAlive()) {
            forks.run(List.of("kill", "-" + mode.signal(), Long.toString(process.pid())));
        }
    }

    /** Reads its configuration files again. */
    public void reload() {
        if (process.isAlive()) {
            forks.run(List.of("kill", "-HUP", Long.toString(process.pid())));
        }
    }

    /** What a lost node or an out-of-memory kill does; its children notice and end too. */
    public void kill() {
        process.destroyForcibly();
    }

    /** Whether it has ended within the time. */
    public boolean awaitExit(Duration atMost) {
        try {
            return process.waitFor(atMost.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while PostgreSQL stops", e);
        }
    }
}
