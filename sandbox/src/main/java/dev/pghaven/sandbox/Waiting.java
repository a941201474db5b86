package dev.pghaven.sandbox;

import io.vertx.core.Future;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Waits for Vert.x on a thread that may block. */
final class Waiting {
    private static final int SECONDS = 30;

    private Waiting() {}

    static <T> T forIt(Future<T> future) {
        try {
            return future.toCompletionStage().toCompletableFuture().get(SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw new StartFailure(e.getCause().getMessage(), e.getCause());
        } catch (TimeoutException e) {
            throw new StartFailure("not done within " + SECONDS + " s", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StartFailure("interrupted", e);
        }
    }
}
