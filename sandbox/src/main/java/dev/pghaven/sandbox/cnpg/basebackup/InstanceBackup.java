package dev.pghaven.sandbox.cnpg.basebackup;

import dev.pghaven.sandbox.barman.BackupInfo;
import dev.pghaven.sandbox.cnpg.api.Backup;
import dev.pghaven.sandbox.cnpg.api.BackupPhase;
import dev.pghaven.sandbox.cnpg.api.Cluster;
import dev.pghaven.sandbox.cnpg.api.ClusterApi;
import dev.pghaven.sandbox.cnpg.archiving.Archives;
import dev.pghaven.sandbox.cnpg.archiving.BarmanFailure;
import dev.pghaven.sandbox.cnpg.archiving.ConfiguredArchive;
import dev.pghaven.sandbox.cnpg.archiving.ConfiguredArchives;
import dev.pghaven.sandbox.cnpg.archiving.PluginFailure;
import dev.pghaven.sandbox.cnpg.backup.BackupApi;
import dev.pghaven.sandbox.cnpg.backup.BackupConditions;
import dev.pghaven.sandbox.cnpg.backup.FailedBackups;
import dev.pghaven.sandbox.cnpg.events.EventRecorder;
import dev.pghaven.sandbox.cnpg.retention.ArchiveMaintenance;
import dev.pghaven.sandbox.cnpg.status.ConditionChange;
import dev.pghaven.sandbox.cnpg.status.StatusWriter;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Map;

/** One Backup from the operator's request to its end, in the instance that was elected. */
public final class InstanceBackup {
    private static final DateTimeFormatter NAME =
            DateTimeFormatter.ofPattern("'backup-'yyyyMMddHHmmss").withZone(ZoneOffset.UTC);

    private final BackupApi api;
    private final ClusterApi clusters;
    private final StatusWriter statuses;
    private final EventRecorder events;
    private final FailedBackups failures;
    private final ArchiveMaintenance maintenance;
    private final BackupCommand command;
    private final BackedUpInstance instance;
    private final Patience patience;

    public InstanceBackup(
            ClusterApi clusters, Archives archives, BackedUpInstance instance, Patience patience) {
        this.api = new BackupApi(clusters.client());
        this.clusters = clusters;
        this.statuses = new StatusWriter(clusters);
        this.events = new EventRecorder(clusters.client(), "instance-manager");
        this.failures = new FailedBackups(api, statuses);
        this.maintenance = new ArchiveMaintenance(clusters, archives, events);
        this.command = new BackupCommand(archives, instance);
        this.instance = instance;
        this.patience = patience;
    }

    /** Returns at the end, whichever it is. */
    public void run(Backup backup) throws InterruptedException {
        var cluster =
                clusters.cluster(backup.namespace(), backup.spec().cluster().name()).orElseThrow();
        if (backup.isByPlugin()) {
            byPlugin(backup, cluster);
        } else {
            inTree(backup, cluster);
        }
    }

    private void inTree(Backup backup, Cluster cluster) throws InterruptedException {
        var archive = new ConfiguredArchives(clusters).inTree(cluster).orElseThrow();
        var name = NAME.format(Instant.now());
        api.patchStatus(backup, BackupStatus.running(archive, name));
        if (!new WalArchiveCheck(instance, patience).isWorking()) {
            // Neither is this phase final for the operator, nor does anybody go on from here.
            var phase = BackupPhase.WAL_ARCHIVING_FAILING.text();
            tell(() -> api.patchStatus(backup, Map.of("phase", phase)));
            return;
        }
        begin(backup);
        try {
            var info = command.take(cluster, archive, name);
            complete(backup, BackupStatus.completed(info));
        } catch (BarmanFailure e) {
            fail(backup, e.getMessage());
        }
        tell(() -> maintenance.afterBackup(cluster, archive, instance.podLabels()));
    }

    /** The plugin does not ask whether the WAL is archived. */
    private void byPlugin(Backup backup, Cluster cluster) {
        begin(backup);
        try {
            var archive = archiveOfPlugin(cluster);
            var info = takeByPlugin(backup, cluster, archive);
            complete(backup, BackupStatus.completedByPlugin(info, cluster));
            tell(() -> maintenance.afterBackup(cluster, archive, instance.podLabels()));
        } catch (PluginFailure e) {
            fail(backup, e.getMessage());
        }
    }

    private ConfiguredArchive.OfPlugin archiveOfPlugin(Cluster cluster) throws PluginFailure {
        try {
            var plugin =
                    cluster.spec()
                            .barmanCloud()
                            .orElseThrow(() -> new IllegalArgumentException("no such plugin"));
            return new ConfiguredArchives(clusters).ofPlugin(cluster, plugin);
        } catch (IllegalArgumentException e) {
            throw new PluginFailure(e);
        }
    }

    private BackupInfo takeByPlugin(
            Backup backup, Cluster cluster, ConfiguredArchive.OfPlugin archive)
            throws PluginFailure {
        try {
            return command.take(cluster, archive, NAME.format(Instant.now()));
        } catch (BarmanFailure e) {
            tell(() -> maintenance.backupFailed(cluster, archive));
            throw new PluginFailure(e);
        }
    }

    private void begin(Backup backup) {
        event(backup, "Starting", "Backup started");
        set(backup, BackupConditions.started());
    }

    private void complete(Backup backup, Map<String, Object> status) {
        tell(() -> {
            event(backup, "Completed", "Backup completed");
            api.patchStatus(backup, status);
            set(backup, BackupConditions.succeeded());
        });
    }

    private void fail(Backup backup, String reason) {
        tell(() -> {
            event(backup, "Failed", "Backup failed");
            failures.flag(backup, reason);
        });
    }

    private void set(Backup backup, ConditionChange condition) {
        statuses.set(backup.namespace(), backup.spec().cluster().name(), condition, Map.of());
    }

    private void event(Backup backup, String reason, String message) {
        events.normal(Backup.KIND, backup.metadata(), reason, message);
    }

    /** A manager that has ended leaves its backup as it is; the operator finds out. */
    private void tell(Runnable what) {
        if (instance.isAlive()) {
            what.run();
        }
    }
}
