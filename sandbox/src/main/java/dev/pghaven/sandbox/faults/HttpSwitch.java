package dev.pghaven.sandbox.faults;

import io.vertx.core.json.JsonObject;

/** Switches an HTTP endpoint's faults. */
public record HttpSwitch(FaultGate gate) implements Switch {

    @Override
    public JsonObject state() {
        return gate.current().map(HttpFaultJson::write).orElseGet(JsonObject::new);
    }

    @Override
    public void set(JsonObject fault) {
        gate.set(HttpFaultJson.read(fault));
    }

    @Override
    public void clear() {
        gate.clear();
    }
}
