package dev.pghaven.provisioner.remove;

import static dev.pghaven.operations.Outcome.done;

import dev.pghaven.kubernetes.ObjectStores;
import dev.pghaven.operations.Outcome;
import dev.pghaven.provisioner.BackupResources;
import jakarta.enterprise.context.ApplicationScoped;

/** Takes away what Kubernetes knows of the cluster's backups. The archive itself stays. */
@ApplicationScoped
class RemoveBackupResources {
    private final BackupResources backups;
    private final ObjectStores objectStores;

    RemoveBackupResources(BackupResources backups, ObjectStores objectStores) {
        this.backups = backups;
        this.objectStores = objectStores;
    }

    /** Before the Cluster goes, or they would back up what is being removed. */
    Outcome<Removal> removeSchedules(Removal it) {
        backups.deleteSchedulesOf(it.cluster());
        return done(it);
    }

    /** After the instances went, because the last of their WAL is archived as they stop. */
    Outcome<Removal> removeBackups(Removal it) {
        backups.deleteBackupsOf(it.cluster());
        objectStores.deleteAllOf(it.cluster());
        return done(it);
    }
}
