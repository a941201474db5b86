package dev.pghaven.exposure.contract;

import dev.pghaven.contracts.ClusterRef;
import dev.pghaven.exposure.ExposedCluster;
import dev.pghaven.operations.watch.Turn;

/** A cluster whose endpoints this replica looks at. */
public record Claimed(Turn turn, ExposedCluster exposed, ContractState before) {
    public ClusterRef cluster() {
        return turn.cluster();
    }
}
