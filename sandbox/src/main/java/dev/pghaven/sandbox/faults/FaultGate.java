package dev.pghaven.sandbox.faults;

import io.vertx.core.Handler;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.net.URI;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntFunction;
import java.util.random.RandomGenerator;

/** Stands before an endpoint's routes and lets calls through, or lets them fail. */
public final class FaultGate implements Handler<RoutingContext> {
    /** Under this name a handler before the gate says which managed identity calls. */
    public static final String CALLER = "caller";

    private final ErrorAnswer errors;
    private final RandomGenerator dice = RandomGenerator.getDefault();
    private final Set<RoutingContext> hanging = ConcurrentHashMap.newKeySet();
    private final AtomicReference<Optional<Active>> active =
            new AtomicReference<>(Optional.empty());

    /** {@code errorBody} words a status as this endpoint does. */
    public FaultGate(IntFunction<JsonObject> errorBody) {
        this((response, status) ->
                response.putHeader("Content-Type", "application/json; charset=utf-8")
                        .end(errorBody.apply(status).encode()));
    }

    public FaultGate(ErrorAnswer errors) {
        this.errors = errors;
    }

    /** Ends a response with a status's body, as the endpoint words it. */
    public interface ErrorAnswer {
        void end(HttpServerResponse response, int status);
    }

    public void set(HttpFault fault) {
        active.set(Optional.of(new Active(fault, new AtomicInteger())));
        letGo();
    }

    public void clear() {
        active.set(Optional.empty());
        letGo();
    }

    /** Who hangs is not served any more, but may try again: its connection breaks. */
    private void letGo() {
        Set.copyOf(hanging).forEach(it -> it.request().connection().close());
    }

    public Optional<HttpFault> current() {
        return active.get().map(Active::fault);
    }

    @Override
    public void handle(RoutingContext call) {
        var request = call.request();
        active.get()
                .filter(it ->
                        it.fault()
                                .hits(
                                        request.method().name(),
                                        decoded(request.path()),
                                        Optional.ofNullable(call.get(CALLER)),
                                        dice))
                .filter(Active::isLeft)
                .ifPresentOrElse(it -> fail(call, it.fault()), call::next);
    }

    /** Azure's clients encode the slashes in a blob's name. */
    private static String decoded(String path) {
        return URI.create(path).getPath();
    }

    private void fail(RoutingContext call, HttpFault fault) {
        if (fault.hang()) {
            call.request().pause();
            call.request().connection().closeHandler(_ -> hanging.remove(call));
            hanging.add(call);
            if (current().filter(fault::equals).isEmpty()) {
                letGo();
            }
            return;
        }
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
        errors.end(call.response().setStatusCode(status), status);
    }

    private record Active(HttpFault fault, AtomicInteger hits) {
        boolean isLeft() {
            int hit = hits.incrementAndGet();
            return fault.times().map(limit -> hit <= limit).orElse(true);
        }
    }
}
