package dev.pghaven.operations;

/**
 * What answers a request or a fact.
 *
 * @param initialState what the workflow begins with
 */
public record Plan<S>(Workflow<S> workflow, S initialState) {}
