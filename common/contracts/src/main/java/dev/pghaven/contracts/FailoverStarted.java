package dev.pghaven.contracts;

import java.time.Instant;
import java.util.Optional;

/**
 * A cluster is about to have another primary.
 *
 * @param clusterUid of the Cluster; another one of that name is another story
 * @param newPrimary absent while the operator looks for one
 * @param timeline of the old primary
 * @param planned whether somebody asked for it while the old primary was well
 * @param startedAt by the operator's clock
 */
public record FailoverStarted(
        ClusterRef cluster,
        String clusterUid,
        String oldPrimary,
        Optional<String> newPrimary,
        int timeline,
        boolean planned,
        Instant startedAt)
        implements ClusterFact {}
