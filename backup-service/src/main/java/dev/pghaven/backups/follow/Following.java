package dev.pghaven.backups.follow;

import dev.pghaven.contracts.ClusterProvisioned;
import dev.pghaven.contracts.ClusterRef;
import dev.pghaven.contracts.spec.Backup;
import java.util.UUID;

/**
 * A cluster that was provisioned.
 *
 * @param database the application's
 * @param backup as its spec asks, with every default where it asks nothing
 */
public record Following(UUID operation, ClusterRef cluster, String database, Backup backup) {
    static Following of(UUID operation, ClusterProvisioned fact) {
        return new Following(
                operation,
                fact.cluster(),
                fact.spec().bootstrap().database(),
                fact.spec().backup().orElseGet(Backup::defaults));
    }
}
