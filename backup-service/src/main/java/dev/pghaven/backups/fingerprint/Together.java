package dev.pghaven.backups.fingerprint;

import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Does pieces of work at the same time, and ends when all have ended. */
public final class Together {
    private Together() {}

    /** A piece of work. */
    @FunctionalInterface
    public interface Work {
        void run() throws SQLException;
    }

    public static void run(List<? extends Work> pieces) throws SQLException {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            CompletableFuture.allOf(
                            pieces.stream()
                                    .map(it -> started(it, threads))
                                    .toArray(CompletableFuture[]::new))
                    .join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof SQLException failure) {
                throw failure;
            }
            throw e;
        }
    }

    private static CompletableFuture<Void> started(Work work, ExecutorService threads) {
        return CompletableFuture.runAsync(
                () -> {
                    try {
                        work.run();
                    } catch (SQLException e) {
                        throw new CompletionException(e);
                    }
                },
                threads);
    }
}
