package dev.pghaven.sandbox.cnpg.instance;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/** What a server answers in time; one on a lost node never does, and a Unix socket only waits. */
final class TimedAnswer {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private TimedAnswer() {}

    static <T> Optional<T> to(Supplier<T> question) {
        var answer =
                CompletableFuture.supplyAsync(question, asking -> Thread.ofVirtual().start(asking));
        try {
            return Optional.of(answer.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException hangs) {
            return Optional.empty();
        } catch (ExecutionException e) {
            throw new IllegalStateException("a server could not be asked", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }
}
