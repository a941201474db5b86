package dev.pghaven.sandbox.faults;

import io.vertx.core.Handler;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntFunction;
import java.util.random.RandomGenerator;

/** Stands before an endpoint's routes and lets calls through, or lets them fail. */
public final class FaultGate implements Handler<RoutingContext> {
    private final IntFunction<JsonObject> errorBody;
    private final RandomGenerator dice = RandomGenerator.getDefault();
    private final AtomicReference<Optional<Active>> active =
            new AtomicReference<>(Optional.empty());

    /** {@code errorBody} words a status as this endpoint does. */
    public FaultGate(IntFunction<JsonObject> errorBody) {
        this.errorBody = errorBody;
    }

    public void set(HttpFault fault) {
        active.set(Optional.of(new Active(fault, new AtomicInteger())));
    }

    public void clear() {
        active.set(Optional.empty());
    }

    public Optional<HttpFault> current() {
        return active.get().map(Active::fault);
    }

    @Override
    public void handle(RoutingContext call) {
        var request = call.request();
        active.get()
                .filter(it -> it.fault().hits(request.method().name(), request.path(), dice))
                .filter(Active::isLeft)
                .ifPresentOrElse(it -> fail(call, it.fault()), call::next);
    }

    private void fail(RoutingContext call, HttpFault fault) {
        if (fault.latency().isZero()) {
            answer(call, fault);
            return;
        }
        call.request().pause();
        call.vertx()
                .setTimer(
                        fault.latency().toMillis(),
                        timer -> {
                            call.request().resume();
                            answer(call, fault);
                        });
    }

    private void answer(RoutingContext call, HttpFault fault) {
        if (fault.reset()) {
            call.request().connection().close();
            return;
        }
        if (fault.status().isEmpty()) {
            call.next();
            return;
        }
        int status = fault.status().get();
        fault.retryAfter()
                .ifPresent(it -> call.response().putHeader("Retry-After", "" + it.toSeconds()));
        call.response()
                .setStatusCode(status)
                .putHeader("Content-Type", "application/json; charset=utf-8")
                .end(errorBody.apply(status).encode());
    }

    private record Active(HttpFault fault, AtomicInteger hits) {
        boolean isLeft() {
            int hit = hits.incrementAndGet();
            return fault.times().map(limit -> hit <= limit).orElse(true);
        }
    }
}
