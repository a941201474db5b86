package dev.pghaven.operations;

import java.time.Duration;
import java.util.function.Function;

/**
 * One idempotent act of a workflow.
 *
 * @param name kebab-case; wire format, never renamed
 * @param deadline how long the step may take from its first try, waiting and retries included
 */
public record Step<S>(String name, Duration deadline, Function<S, Outcome<S>> action) {}
