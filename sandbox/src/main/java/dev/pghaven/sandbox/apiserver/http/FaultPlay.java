package dev.pghaven.sandbox.apiserver.http;

import dev.pghaven.sandbox.apiserver.Fault;
import dev.pghaven.sandbox.apiserver.status.Details;
import dev.pghaven.sandbox.apiserver.status.Refusal;
import dev.pghaven.sandbox.apiserver.status.Status;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/** Does to a request what a fault says, or serves it. */
final class FaultPlay {
    private final Vertx vertx;

    FaultPlay(Vertx vertx) {
        this.vertx = vertx;
    }

    /** Serving is told after which time it breaks its watch, if it is to do so. */
    void run(Fault fault, Replies replies, Consumer<Optional<Duration>> serving) {
        switch (fault) {
            case Fault.None _ -> serve(serving, Optional.empty(), replies);
            case Fault.DropWatch(var after) -> serve(serving, Optional.of(after), replies);
            case Fault.Fail fail -> replies.refuse(new Refusal(status(fail)));
            case Fault.ResetConnection _ -> replies.reset();
            case Fault.Hang _ -> {}
            case Fault.Delay(var time, var then) ->
                    vertx.setTimer(Math.max(1, time.toMillis()), _ -> run(then, replies, serving));
        }
    }

    private static void serve(
            Consumer<Optional<Duration>> serving, Optional<Duration> drop, Replies replies) {
        try {
            serving.accept(drop);
        } catch (Refusal refusal) {
            replies.refuse(refusal);
        }
    }

    private static Status status(Fault.Fail fail) {
        return Status.failure(fail.code(), fail.reason(), fail.message())
                .about(Details.retryAfter(fail.retryAfterSeconds()));
    }
}
