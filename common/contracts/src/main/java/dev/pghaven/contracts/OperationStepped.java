package dev.pghaven.contracts;

import java.time.Duration;
import java.util.UUID;

/**
 * An operation finished one of its steps.
 *
 * @param number the step's place in the workflow, from 1
 * @param took from the step's first try to its end, waiting included; absent when the process that
 *     began it died
 */
public record OperationStepped(
        ClusterRef cluster,
        UUID operation,
        String workflow,
        String step,
        int number,
        int of,
        Duration took)
        implements ClusterFact {}
