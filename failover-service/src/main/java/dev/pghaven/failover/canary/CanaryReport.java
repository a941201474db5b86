package dev.pghaven.failover.canary;

import dev.pghaven.contracts.CanaryCommits;
import dev.pghaven.contracts.FailoverDrillCompleted.EndpointAnswers;
import dev.pghaven.contracts.Outage;
import java.time.Duration;
import java.util.List;

/**
 * What a client saw of a change of the primary.
 *
 * @param dataLoss from sending the first lost commit until the last one was acknowledged; nothing
 *     if none was lost
 * @param untilWritable from the mark until commits came through again
 * @param sinceMark from the mark until the canary was stopped
 * @param endpoints what each Service of the cluster answered
 */
public record CanaryReport(
        Outage outage,
        CanaryCommits commits,
        Duration dataLoss,
        Duration untilWritable,
        Duration sinceMark,
        List<EndpointAnswers> endpoints) {
    /** A report that an older version saved has no endpoints. */
    public CanaryReport {
        endpoints = endpoints == null ? List.of() : List.copyOf(endpoints);
    }

    CanaryReport with(List<EndpointAnswers> answers) {
        return new CanaryReport(outage, commits, dataLoss, untilWritable, sinceMark, answers);
    }
}
