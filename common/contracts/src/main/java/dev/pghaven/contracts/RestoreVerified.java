package dev.pghaven.contracts;

import java.util.UUID;

/** A backup was restored, and nothing was found to be other than it should. */
public record RestoreVerified(ClusterRef cluster, UUID operation, RestoreEvidence evidence)
        implements ClusterFact {}
