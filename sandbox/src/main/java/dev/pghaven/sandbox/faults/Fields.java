package dev.pghaven.sandbox.faults;

import io.vertx.core.json.JsonObject;
import java.util.Set;

/** What is checked of every fault: a misspelt one that does nothing would make a test pass. */
final class Fields {
    private Fields() {}

    static void refuseUnknown(JsonObject json, Set<String> known) {
        var unknown =
                json.fieldNames().stream().filter(it -> !known.contains(it)).sorted().toList();
        if (!unknown.isEmpty()) {
            throw new IllegalArgumentException(
                    "a fault has no fields "
                            + unknown
                            + ", only "
                            + known.stream().sorted().toList());
        }
    }

    static double rate(JsonObject json) {
        double rate = json.getDouble("rate", 1.0);
        if (rate < 0 || rate > 1) {
            throw new IllegalArgumentException("rate must lie between 0 and 1, not be " + rate);
        }
        return rate;
    }
}
