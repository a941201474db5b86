package dev.pghaven.sandbox.faults;

import dev.pghaven.sandbox.apiserver.Fault;
import dev.pghaven.sandbox.apiserver.FaultQuestion;
import dev.pghaven.sandbox.apiserver.Faults;
import io.vertx.core.json.JsonObject;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.random.RandomGenerator;

/** Switches the Kubernetes API server's faults. */
public final class ApiFaults implements Switch, Faults {
    private final RandomGenerator dice = RandomGenerator.getDefault();
    private final AtomicReference<Optional<Active>> active =
            new AtomicReference<>(Optional.empty());

    @Override
    public JsonObject state() {
        return active.get().map(it -> it.json().copy()).orElseGet(JsonObject::new);
    }

    @Override
    public void set(JsonObject fault) {
        active.set(
                Optional.of(new Active(fault.copy(), ApiFault.read(fault), new AtomicInteger())));
    }

    @Override
    public void clear() {
        active.set(Optional.empty());
    }

    @Override
    public Fault decide(FaultQuestion request) {
        return active.get()
                .filter(it -> it.fault().hits(request, dice))
                .filter(Active::isLeft)
                .map(it -> it.fault().effect())
                .orElse(Fault.NONE);
    }

    private record Active(JsonObject json, ApiFault fault, AtomicInteger hits) {
        boolean isLeft() {
            int hit = hits.incrementAndGet();
            return fault.times().map(limit -> hit <= limit).orElse(true);
        }
    }
}
