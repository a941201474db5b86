package dev.pghaven.operations;

import java.time.Duration;
import java.util.function.Function;

/**
 * One idempotent act of a workflow.
 *
 * @param name kebab-case; wire format, never renamed
 * @param deadline how long the step may take from its first try, waiting and retries included
 * @param cleansUp true if the step is also run when the operation stops short of its goal
 * @param needsCluster false if the operation has given back its cluster before the step
 */
public record Step<S>(
        String name,
        Duration deadline,
        Function<S, Outcome<S>> action,
        boolean cleansUp,
        boolean needsCluster) {}
