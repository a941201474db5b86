package dev.pghaven.testpostgres;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Starts processes that do not outlive the JVM. The kernel ends them when the thread ends that
 * forked them, so one thread forks them all.
 */
final class Forks {
    private static final ExecutorService FORKS =
            Executors.newSingleThreadExecutor(
                    Thread.ofPlatform().daemon().name("postgres-forks").factory());

    private Forks() {}

    static Process start(Path log, List<String> command) throws IOException {
        try {
            return FORKS.submit(() -> fork(log, command)).get();
        } catch (ExecutionException e) {
            throw new IOException("cannot start " + command, e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while starting " + command, e);
        }
    }

    private static Process fork(Path log, List<String> command) throws IOException {
        var whole = new ArrayList<String>();
        if (System.getProperty("user.name").equals("root")) {
            // PostgreSQL refuses root; in a user namespace of its own it is nobody.
            whole.addAll(List.of("unshare", "-U"));
        }
        whole.addAll(List.of("setpriv", "--pdeathsig", "KILL", "--"));
        whole.addAll(command);
        return new ProcessBuilder(whole)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
    }
}
