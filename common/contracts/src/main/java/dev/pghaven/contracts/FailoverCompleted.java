package dev.pghaven.contracts;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A cluster has another primary.
 *
 * @param clusterUid of the Cluster; another one of that name is another story
 * @param newPrimary the same as the old one where that was promoted after all
 * @param planned whether somebody asked for it while the old primary was well; absent where nobody
 *     looked when it started
 * @param startedAt by the operator's clock; absent where nobody looked and the operator does not
 *     say
 * @param completedAt by the operator's clock
 * @param took from start to completion
 */
public record FailoverCompleted(
        ClusterRef cluster,
        String clusterUid,
        String oldPrimary,
        String newPrimary,
        int fromTimeline,
        int toTimeline,
        Optional<Boolean> planned,
        Optional<Instant> startedAt,
        Instant completedAt,
        Optional<Duration> took)
        implements ClusterFact {}
