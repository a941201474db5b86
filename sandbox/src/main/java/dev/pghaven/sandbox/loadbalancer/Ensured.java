package dev.pghaven.sandbox.loadbalancer;

import dev.pghaven.sandbox.network.Frontend;

/** What the provider made of a Service's wish. */
sealed interface Ensured {
    record Reached(Frontend frontend) implements Ensured {}

    record Refused(String reason) implements Ensured {}
}
