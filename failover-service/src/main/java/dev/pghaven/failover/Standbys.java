package dev.pghaven.failover;

import dev.pghaven.contracts.ClusterRef;
import dev.pghaven.postgres.Answer;
import java.util.List;

/** Asks a cluster's primary for its standbys. */
public interface Standbys {
    Answer<List<Standby>> of(ClusterRef cluster, String database);
}
