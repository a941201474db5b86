package dev.pghaven.sandbox.processes;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;

/**
 * Forks every process from one thread that never ends, because Linux sends the parent-death signal
 * when the forking thread ends, not when the JVM does.
 */
public final class Forks {
    private final ExecutorService thread =
            Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().name("forks").factory());

    /**
     * The words before a command by which it ends together with the thread that forked it.
     *
     * @param options of {@code setpriv}, such as another user
     */
    public static List<String> tiedToUs(String... options) {
        return Stream.of(
                        Stream.of("setpriv", "--pdeathsig", "KILL"),
                        Stream.of(options),
                        Stream.of("--"))
                .flatMap(words -> words)
                .toList();
    }

    /** What a short command came to. */
    public record Result(int exitStatus, String output) {}

    public Process start(ProcessBuilder builder) {
        return onTheThread(() -> {
            // A client's settings must not leak into servers.
            builder.environment().keySet().removeIf(name -> name.startsWith("PG"));
            builder.environment().putAll(Map.of("LC_ALL", "C", "TZ", "UTC"));
            return builder.start();
        });
    }

    /** Runs a command to its end. */
    public Result run(List<String> command) {
        var process = start(new ProcessBuilder(command).redirectErrorStream(true));
        try (var output = process.getInputStream()) {
            process.getOutputStream().close();
            var text = new String(output.readAllBytes(), StandardCharsets.UTF_8);
            return new Result(process.waitFor(), text);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read what " + command.getFirst() + " says", e);
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted during " + command.getFirst(), e);
        }
    }

    private <T> T onTheThread(Callable<T> fork) {
        try {
            return thread.submit(fork).get();
        } catch (ExecutionException e) {
            var cause = new IOException(e.getCause().getMessage(), e.getCause());
            throw new UncheckedIOException("cannot start a process", cause);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while starting a process", e);
        }
    }
}
