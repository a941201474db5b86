package dev.pghaven.contracts;

import java.util.UUID;

/**
 * An operation ended short of its goal, and its workflow could not say what that means for the
 * cluster. Usually a fact of the workflow's own says it instead.
 */
public record OperationStopped(
        ClusterRef cluster, UUID operation, String workflow, String step, String reason)
        implements ClusterFact {}
