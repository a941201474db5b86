package dev.pghaven.backups.watch;

import dev.pghaven.contracts.ClusterRef;

/**
 * A cluster that this replica looks at, and nobody else until the lease is over.
 *
 * @param database the application's
 * @param look counts the claims of the cluster
 */
public record Claimed(ClusterRef cluster, String database, long look, WatchState before) {}
