package dev.pghaven.backups.fingerprint;

import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

/** Does the same work several times at once, and ends when all have ended. */
public final class Together {
    private Together() {}

    /** A part of the work. */
    @FunctionalInterface
    public interface Work {
        void run() throws SQLException;
    }

    public static void run(int times, Work work) throws SQLException {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            CompletableFuture.allOf(
                            IntStream.range(0, times)
                                    .mapToObj(it ->
                                            CompletableFuture.runAsync(
                                                    () -> runUnchecked(work), threads))
                                    .toArray(CompletableFuture[]::new))
                    .join();
        } catch (CompletionException e) {
            throw cause(e);
        }
    }

    private static void runUnchecked(Work work) {
        try {
            work.run();
        } catch (SQLException e) {
            throw new CompletionException(e);
        }
    }

    private static SQLException cause(CompletionException e) {
        if (e.getCause() instanceof SQLException failure) {
            return failure;
        }
        throw e;
    }
}
