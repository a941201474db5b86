package dev.pghaven.sandbox.launcher.demo.report;

import java.util.List;

/**
 * A request and what became of it; times in seconds, the beginning from the demo's.
 *
 * @param answer the fact that ended it
 */
public record Operation(
        String request, String answer, boolean ok, double begin, double seconds, List<Step> steps) {
    public Operation {
        steps = List.copyOf(steps);
    }
}
