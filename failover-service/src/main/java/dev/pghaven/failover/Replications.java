package dev.pghaven.failover;

import dev.pghaven.contracts.ClusterRef;
import dev.pghaven.postgres.Answer;

/** Asks a cluster's primary how far it and its standbys are. */
public interface Replications {
    Answer<Replication> of(ClusterRef cluster, String database);
}
