package dev.pghaven.provisioner.fakes;

import dev.pghaven.contracts.ClusterRef;
import dev.pghaven.provisioner.BackupResources;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** ScheduledBackups and Backups that a backup service has made, by kind and cluster. */
public final class InMemoryBackupResources implements BackupResources {
    private final Set<String> standing = new TreeSet<>();

    @Override
    public void deleteSchedulesOf(ClusterRef cluster) {
        standing.remove("ScheduledBackup/" + cluster);
    }

    @Override
    public void deleteBackupsOf(ClusterRef cluster) {
        standing.remove("Backup/" + cluster);
    }

    public void makeFor(ClusterRef cluster) {
        standing.add("ScheduledBackup/" + cluster);
        standing.add("Backup/" + cluster);
    }

    public List<String> standing() {
        return List.copyOf(standing);
    }
}
