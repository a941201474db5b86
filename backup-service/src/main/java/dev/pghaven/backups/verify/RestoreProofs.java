package dev.pghaven.backups.verify;

import dev.pghaven.contracts.ClusterRef;
import java.util.List;
import java.util.Optional;

/** The history of all verifications. */
public interface RestoreProofs {
    /** An operation has one; the first that is said stays. */
    void record(RestoreProof proof);

    /** Newest first. */
    List<RestoreProof> of(ClusterRef cluster);

    Optional<RestoreProof> newestVerified(ClusterRef cluster);
}
