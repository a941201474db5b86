package dev.pghaven.contracts;

import dev.pghaven.contracts.FailoverDrillCompleted.EndpointAnswers;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A standby is the primary, and every instance is healthy again.
 *
 * @param outage as a client saw it; absent where whoever measured it did not live to say so
 * @param commits of that client; absent likewise
 * @param took from asking the operator until every instance was healthy; absent likewise
 * @param endpoints what the cluster's Services answered meanwhile; none likewise
 */
public record InstancePromoted(
        ClusterRef cluster,
        UUID operation,
        String oldPrimary,
        String newPrimary,
        int fromTimeline,
        int toTimeline,
        Optional<Outage> outage,
        Optional<CanaryCommits> commits,
        Optional<Duration> took,
        List<EndpointAnswers> endpoints)
        implements ClusterFact {
    public InstancePromoted {
        endpoints = endpoints == null ? List.of() : List.copyOf(endpoints);
    }
}
