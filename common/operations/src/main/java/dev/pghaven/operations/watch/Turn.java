package dev.pghaven.operations.watch;

import dev.pghaven.contracts.ClusterRef;
import java.util.Optional;

/**
 * A cluster that this replica looks at, and nobody else until the lease is over.
 *
 * @param look counts the claims of the cluster
 * @param state what the last look left, as JSON; empty before the first one
 */
public record Turn(ClusterRef cluster, long look, Optional<String> state) {}
