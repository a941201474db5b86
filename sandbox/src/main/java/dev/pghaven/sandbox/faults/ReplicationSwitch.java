package dev.pghaven.sandbox.faults;

import dev.pghaven.sandbox.cnpg.instance.ReplicationDelay;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.Set;

/** Makes every standby receive late ({@code {"delayMillis": 500}}). */
public record ReplicationSwitch(ReplicationDelay delay) implements Switch {
    private static final String DELAY = "delayMillis";

    /** Connections need several answers within their five seconds. */
    private static final long LONGEST_MILLIS = 1000;

    @Override
    public JsonObject state() {
        var current = delay.current();
        return current.isZero()
                ? new JsonObject()
                : new JsonObject().put(DELAY, current.toMillis());
    }

    @Override
    public void set(JsonObject fault) {
        Fields.refuseUnknown(fault, Set.of(DELAY));
        if (!(fault.getValue(DELAY) instanceof Number number)
                || number.longValue() < 0
                || number.longValue() > LONGEST_MILLIS) {
            throw new IllegalArgumentException(DELAY + " is a number from 0 to " + LONGEST_MILLIS);
        }
        delay.set(Duration.ofMillis(number.longValue()));
    }

    @Override
    public void clear() {
        delay.set(Duration.ZERO);
    }
}
