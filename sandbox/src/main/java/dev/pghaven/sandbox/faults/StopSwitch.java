package dev.pghaven.sandbox.faults;

import io.vertx.core.json.JsonObject;
import java.util.Set;
import java.util.function.BooleanSupplier;

/** Switches a server off ({@code {"stopped": true}}) and on again. */
public record StopSwitch(Runnable stop, Runnable start, BooleanSupplier running) implements Switch {
    private static final String STOPPED = "stopped";

    @Override
    public JsonObject state() {
        return running.getAsBoolean() ? new JsonObject() : new JsonObject().put(STOPPED, true);
    }

    @Override
    public void set(JsonObject fault) {
        if (!fault.fieldNames().equals(Set.of(STOPPED))
                || !(fault.getValue(STOPPED) instanceof Boolean)) {
            throw new IllegalArgumentException("this can only be stopped: {\"stopped\": true}");
        }
        if (fault.getBoolean(STOPPED)) {
            stop.run();
        } else {
            start.run();
        }
    }

    @Override
    public void clear() {
        start.run();
    }
}
