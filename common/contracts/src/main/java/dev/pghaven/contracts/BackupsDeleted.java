package dev.pghaven.contracts;

import java.util.UUID;

/** The archive of a cluster that was removed is gone, as was asked. */
public record BackupsDeleted(ClusterRef cluster, UUID operation, long blobs, long bytes)
        implements ClusterFact {}
