package dev.pghaven.sandbox.launcher.bench;

import java.util.List;

/**
 * One verified restore.
 *
 * @param untilVerdict from the request until it was judged
 * @param untilRemoved from the request until its copy was gone and the verdict was said
 */
record VerifiedRun(double untilVerdict, double untilRemoved, List<TimedStep> steps, Load load) {
    VerifiedRun {
        steps = List.copyOf(steps);
    }
}
