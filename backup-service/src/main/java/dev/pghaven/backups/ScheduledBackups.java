package dev.pghaven.backups;

import dev.pghaven.cnpg.ScheduledBackup;
import dev.pghaven.contracts.ClusterRef;
import dev.pghaven.kubernetes.Applied;
import dev.pghaven.kubernetes.Presence;
import java.util.List;
import java.util.Optional;

/** ScheduledBackups of CNPG in Kubernetes. */
public interface ScheduledBackups {
    Presence presenceOf(ClusterRef cluster, String name);

    Applied apply(ScheduledBackup manifest);

    Optional<ScheduledBackup> find(ClusterRef cluster, String name);

    /** Those that pghaven made for a Cluster. */
    List<ScheduledBackup> ours(ClusterRef cluster);

    void delete(ClusterRef cluster, String name, String uid);
}
