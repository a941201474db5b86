package dev.pghaven.sandbox.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * The processes that the launcher parents. Closing it ends them, the youngest first; so does the
 * launcher's death.
 */
final class ProcessGroup implements AutoCloseable {
    private static final Duration GRACE = Duration.ofSeconds(15);

    /**
     * Linux sends the parent-death signal when the forking thread ends, so one thread forks all and
     * never ends.
     */
    private final ExecutorService forks =
            Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().name("forks").factory());

    private final Deque<Child> children = new ArrayDeque<>();

    private volatile boolean closing;

    /** Waits for the child's end, which is a failure unless the group itself ends. */
    void awaitEnd(Child child) throws InterruptedException {
        child.process().waitFor();
        if (!closing) {
            throw child.ended();
        }
    }

    Child start(Program program) {
        var child = new Child(program, onTheForkingThread(() -> fork(program)));
        synchronized (children) {
            children.push(child);
        }
        return child;
    }

    private static Process fork(Program program) throws IOException {
        Files.createDirectories(program.log().getParent());
        var command = new ArrayList<>(List.of("setpriv", "--pdeathsig", "TERM", "--"));
        command.addAll(program.command());
        var builder = new ProcessBuilder(command).directory(program.folder().toFile());
        builder.environment().putAll(program.environment());
        builder.redirectInput(ProcessBuilder.Redirect.from(new java.io.File("/dev/null")));
        builder.redirectErrorStream(true).redirectOutput(program.log().toFile());
        return builder.start();
    }

    private <T> T onTheForkingThread(Callable<T> fork) {
        try {
            return forks.submit(fork).get();
        } catch (ExecutionException e) {
            throw new UncheckedIOException(
                    new IOException(e.getCause().getMessage(), e.getCause()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while starting a process", e);
        }
    }

    @Override
    public void close() {
        closing = true;
        synchronized (children) {
            while (!children.isEmpty()) {
                end(children.pop().process());
            }
        }
    }

    private static void end(Process process) {
        process.destroy();
        try {
            if (!process.waitFor(GRACE.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
