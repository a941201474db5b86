package dev.pghaven.exposure.store;

import dev.pghaven.contracts.ClusterRef;
import dev.pghaven.exposure.contract.ClusterChanges;
import dev.pghaven.operations.store.ClusterHolders;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import javax.sql.DataSource;

/** Who changes a cluster, by the locks that all services share. */
@ApplicationScoped
class StoredClusterChanges implements ClusterChanges {
    private final ClusterHolders holders;

    StoredClusterChanges(DataSource dataSource) {
        this.holders = new ClusterHolders(dataSource);
    }

    @Override
    public Optional<String> changing(ClusterRef cluster) {
        return holders.changing(cluster);
    }
}
