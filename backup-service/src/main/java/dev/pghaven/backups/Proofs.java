package dev.pghaven.backups;

import dev.pghaven.contracts.ClusterRef;
import java.util.List;
import java.util.Optional;

/** What is known of the restores of the followed clusters. */
public interface Proofs {
    /** Empty for a cluster that is not followed. */
    Optional<ProofRecord> of(ClusterRef cluster);

    List<ProofRecord> all();
}
