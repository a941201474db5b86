package dev.pghaven.kubernetes;

import dev.pghaven.cnpg.Cluster;
import dev.pghaven.cnpg.Names;
import dev.pghaven.contracts.ClusterRef;
import java.util.Optional;

/** Which Secret holds the authority by which a cluster's servers are known. */
final class AuthoritySecret {
    private AuthoritySecret() {}

    /** The operator makes one of its own where the Cluster names none. */
    static String nameOf(ClusterRef cluster, Optional<Cluster> found) {
        return found.map(Cluster::spec)
                .flatMap(it -> Optional.ofNullable(it.certificates()))
                .flatMap(it -> Optional.ofNullable(it.serverCASecret()))
                .orElseGet(() -> Names.caSecret(cluster.name()));
    }
}
