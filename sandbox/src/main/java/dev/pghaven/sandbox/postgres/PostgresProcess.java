package dev.pghaven.sandbox.postgres;

import dev.pghaven.sandbox.processes.Forks;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

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

    /** Stops it where it stands, with all that it has forked: its connections hang. */
    public void freeze() {
        signalAll("STOP");
        // What it forked before it stood still.
        signalAll("STOP");
    }

    public void thaw() {
        signalAll("CONT");
    }

    /** Also what it has forked: what stands still notices no end. */
    public void killAll() {
        signalAll("KILL");
    }

    private void signalAll(String signal) {
        var family = Stream.concat(Stream.of(process.toHandle()), process.descendants());
        var command = Stream.of("kill", "-" + signal);
        forks.run(Stream.concat(command, family.map(each -> Long.toString(each.pid()))).toList());
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
