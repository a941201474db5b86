package dev.pghaven.provisioner;

import dev.pghaven.contracts.ClusterRef;

/** CNPG's ScheduledBackups and Backups that pghaven made for a cluster. */
public interface BackupResources {
    void deleteSchedulesOf(ClusterRef cluster);

    /** The resources only: what they put into the archive stays there. */
    void deleteBackupsOf(ClusterRef cluster);
}
