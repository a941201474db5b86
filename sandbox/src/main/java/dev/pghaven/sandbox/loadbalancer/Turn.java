package dev.pghaven.sandbox.loadbalancer;

import java.time.Duration;

/** When it is a Service's turn. */
sealed interface Turn {
    record Now() implements Turn {}

    /** It was refused, and waits. */
    record Later(Duration pause) implements Turn {}

    /** All is done as it wishes. */
    record Over() implements Turn {}
}
