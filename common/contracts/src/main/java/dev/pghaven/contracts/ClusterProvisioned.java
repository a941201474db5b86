package dev.pghaven.contracts;

import java.util.Optional;
import java.util.UUID;

/**
 * A cluster is healthy, placed as asked, and a write on its primary was read on every replica.
 *
 * @param clusterUid of the Cluster in Kubernetes, by which it differs from a later one of its name;
 *     absent in older facts
 */
public record ClusterProvisioned(
        ClusterRef cluster,
        UUID operation,
        String readWriteHost,
        String readOnlyHost,
        ClusterSpec spec,
        Optional<String> clusterUid)
        implements ClusterFact {}
