package dev.pghaven.contracts;

import java.util.UUID;

/** A cluster is healthy, placed as asked, and a write on its primary was read on every replica. */
public record ClusterProvisioned(
        ClusterRef cluster,
        UUID operation,
        String readWriteHost,
        String readOnlyHost,
        ClusterSpec spec)
        implements ClusterFact {}
