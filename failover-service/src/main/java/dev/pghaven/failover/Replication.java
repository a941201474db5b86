package dev.pghaven.failover;

import java.util.List;

/**
 * How far a cluster's instances are, as the primary sees it.
 *
 * @param lsn how far the primary has written
 */
public record Replication(String lsn, List<Replica> replicas) {
    public Replication {
        replicas = List.copyOf(replicas);
    }

    /**
     * A standby that has a connection to the primary.
     *
     * @param lsn how far it has replayed; empty while it has not said so
     * @param state such as {@code streaming}, as {@code pg_stat_replication} has it
     * @param syncState such as {@code quorum} or {@code async}, likewise
     */
    public record Replica(String instance, String lsn, String state, String syncState) {}
}
