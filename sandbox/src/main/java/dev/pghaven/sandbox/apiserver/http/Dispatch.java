package dev.pghaven.sandbox.apiserver.http;

import dev.pghaven.sandbox.apiserver.status.Refusal;
import dev.pghaven.sandbox.apiserver.status.Refusals;
import dev.pghaven.sandbox.apiserver.status.Status;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Serves watches and commands in containers on the event loop, and everything else on virtual
 * threads.
 */
final class Dispatch {
    private static final Logger LOG = LoggerFactory.getLogger(Dispatch.class);
    private static final int LARGEST_BODY = 3 * 1024 * 1024;

    private final Vertx vertx;
    private final Executor executor;
    private final Resources resources;
    private final Watches watches;
    private final Executions executions;

    Dispatch(
            Vertx vertx,
            Executor executor,
            Resources resources,
            Watches watches,
            Executions executions) {
        this.vertx = vertx;
        this.executor = executor;
        this.resources = resources;
        this.watches = watches;
        this.executions = executions;
    }

    void serve(
            HttpServerRequest http,
            ApiRequest request,
            Optional<Duration> dropAfter,
            Replies replies) {
        if (request.verb() == Verb.WATCH) {
            watches.open(http, request, dropAfter);
            return;
        }
        if (Executions.serves(request.target())) {
            executions.open(http, request);
            return;
        }
        BodyReader.read(http, LARGEST_BODY)
                .onSuccess(body -> serve(request, body, replies))
                .onFailure(failure -> replies.refuse(refusalOf(failure)));
        http.resume();
    }

    private void serve(ApiRequest request, Buffer body, Replies replies) {
        Context context = vertx.getOrCreateContext();
        executor.execute(() -> {
            Runnable reply = replyTo(() -> resources.serve(request, body), replies);
            context.runOnContext(_ -> reply.run());
        });
    }

    private static Runnable replyTo(Supplier<Answer> serving, Replies replies) {
        try {
            Answer answer = serving.get();
            return () -> replies.answer(answer);
        } catch (Refusal refusal) {
            return () -> replies.refuse(refusal);
        } catch (RuntimeException e) {
            LOG.error("a request could not be served", e);
            return () -> replies.refuse(internalError(e));
        }
    }

    private static Refusal refusalOf(Throwable failure) {
        return failure instanceof Refusal refusal
                ? refusal
                : Refusals.badRequest("the body of the request could not be read");
    }

    private static Refusal internalError(RuntimeException e) {
        return new Refusal(
                Status.failure(
                        500,
                        "InternalError",
                        "Internal error occurred: " + e.getClass().getSimpleName()));
    }
}
