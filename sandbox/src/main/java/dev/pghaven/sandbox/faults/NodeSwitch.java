package dev.pghaven.sandbox.faults;

import dev.pghaven.sandbox.kubelet.LostNodes;
import io.vertx.core.json.JsonObject;
import java.util.HashSet;
import java.util.Set;

/** Loses nodes ({@code {"aks-postgres-0": "lost"}}) and brings them back. */
public record NodeSwitch(LostNodes nodes) implements Switch {
    private static final String LOST = "lost";

    @Override
    public JsonObject state() {
        var state = new JsonObject();
        nodes.names().forEach(name -> state.put(name, LOST));
        return state;
    }

    @Override
    public void set(JsonObject fault) {
        var lost = new HashSet<String>();
        for (var each : fault) {
            if (!LOST.equals(each.getValue())) {
                throw new IllegalArgumentException(
                        "a node can only be lost: {\"%s\": \"lost\"}".formatted(each.getKey()));
            }
            lost.add(each.getKey());
        }
        nodes.set(lost);
    }

    @Override
    public void clear() {
        nodes.set(Set.of());
    }
}
