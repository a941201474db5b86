package dev.pghaven.backups;

import dev.pghaven.cnpg.Backup;
import dev.pghaven.contracts.ClusterRef;
import dev.pghaven.kubernetes.Applied;
import dev.pghaven.kubernetes.Presence;
import java.util.Optional;

/** Backups of CNPG in Kubernetes. */
public interface Backups {
    Presence presenceOf(ClusterRef cluster, String name);

    Applied apply(Backup manifest);

    Optional<Backup> find(ClusterRef cluster, String name);
}
