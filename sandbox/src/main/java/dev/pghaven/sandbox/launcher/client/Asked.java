package dev.pghaven.sandbox.launcher.client;

import java.util.Set;

/**
 * A request to a service.
 *
 * @param ends the facts that answer it
 */
public record Asked(String request, String json, String service, Set<String> ends) {
    public Asked {
        ends = Set.copyOf(ends);
    }
}
