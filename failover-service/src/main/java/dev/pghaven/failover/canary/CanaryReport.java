package dev.pghaven.failover.canary;

import dev.pghaven.contracts.CanaryCommits;
import dev.pghaven.contracts.Outage;
import java.time.Duration;

/**
 * What a client saw of a change of the primary.
 *
 * @param dataLoss from sending the first lost commit until the last one was acknowledged; nothing
 *     if none was lost
 * @param untilWritable from the mark until commits came through again
 * @param sinceMark from the mark until the canary was stopped
 */
public record CanaryReport(
        Outage outage,
        CanaryCommits commits,
        Duration dataLoss,
        Duration untilWritable,
        Duration sinceMark) {}
