package dev.pghaven.operations.quarkus;

import java.util.function.Supplier;

/** Names the configuration keys that a refused value came from. */
final class Checked {
    private Checked() {}

    static <T> T of(String keys, Supplier<T> value) {
        try {
            return value.get();
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "the configuration of " + keys + " is wrong: " + e.getMessage(), e);
        }
    }
}
