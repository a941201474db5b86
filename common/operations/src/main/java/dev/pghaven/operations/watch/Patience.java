package dev.pghaven.operations.watch;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Waits for an answer no longer than this, whatever the one who is asked does. */
public record Patience(Duration limit) {
    public <T> T await(String who, Callable<T> question) throws NoAnswerException {
        var answer = new FutureTask<>(question);
        Thread.ofVirtual().name("watch: " + who).start(answer);
        try {
            return answer.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            answer.cancel(true);
            throw new NoAnswerException("%s did not answer within %s".formatted(who, limit), e);
        } catch (ExecutionException e) {
            throw new NoAnswerException(
                    "%s: %s".formatted(who, e.getCause().getMessage()), e.getCause());
        } catch (InterruptedException e) {
            answer.cancel(true);
            Thread.currentThread().interrupt();
            throw new NoAnswerException("nobody waits any more for " + who, e);
        }
    }
}
