package dev.pghaven.sandbox.faults;

import io.vertx.core.json.JsonObject;

/** One part of the sandbox that can be made to fail; calls may block. */
public interface Switch {
    /** The fault that is set, or nothing. */
    JsonObject state();

    /** Replaces the fault; what cannot be read is an {@link IllegalArgumentException}. */
    void set(JsonObject fault);

    /** Makes all well again. */
    void clear();
}
