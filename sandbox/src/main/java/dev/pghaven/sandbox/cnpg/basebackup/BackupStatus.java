package dev.pghaven.sandbox.cnpg.basebackup;

import dev.pghaven.sandbox.barman.BackupInfo;
import dev.pghaven.sandbox.barman.BackupInfo.Position;
import dev.pghaven.sandbox.cnpg.api.BackupPhase;
import dev.pghaven.sandbox.cnpg.api.Cluster;
import dev.pghaven.sandbox.cnpg.api.Plugin;
import dev.pghaven.sandbox.cnpg.archiving.ConfiguredArchive;
import dev.pghaven.sandbox.cnpg.status.Timestamps;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** What an instance writes into a Backup's status; the two ways write different fields. */
final class BackupStatus {
    private static final String PLUGIN_VERSION = "0.14.0";

    private BackupStatus() {}

    /** In-tree the archive is named before the backup begins. */
    static Map<String, Object> running(ConfiguredArchive.InTree archive, String name) {
        var fields = new HashMap<String, Object>();
        fields.put("phase", BackupPhase.RUNNING.text());
        fields.put("backupName", name);
        fields.put("destinationPath", archive.store().destinationPath());
        fields.put("serverName", archive.server());
        fields.put("azureCredentials", AzureFields.of(archive.store().azureCredentials()));
        return fields;
    }

    static Map<String, Object> completed(BackupInfo backup) {
        var fields = new HashMap<String, Object>();
        fields.put("phase", BackupPhase.COMPLETED.text());
        fields.put("error", null);
        fields.put("reconciliationTerminatedAt", Timestamps.seconds(Instant.now()));
        fields.put("backupId", backup.id());
        backup.name().ifPresent(name -> fields.put("backupName", name));
        backup.begin().ifPresent(it -> put(fields, "startedAt", "beginWal", "beginLSN", it));
        backup.end().ifPresent(it -> put(fields, "stoppedAt", "endWal", "endLSN", it));
        return fields;
    }

    static Map<String, Object> completedByPlugin(BackupInfo backup, Cluster cluster) {
        var fields = completed(backup);
        fields.put("online", true);
        fields.put(
                "pluginMetadata",
                Map.of(
                        "name",
                        Plugin.BARMAN_CLOUD,
                        "displayName",
                        "BarmanCloudInstance",
                        "version",
                        PLUGIN_VERSION,
                        "pluginName",
                        Plugin.BARMAN_CLOUD,
                        "clusterUID",
                        cluster.metadata().getUid(),
                        "timeline",
                        backup.timeline().map(String::valueOf).orElse("")));
        return fields;
    }

    private static void put(
            Map<String, Object> fields, String time, String wal, String lsn, Position position) {
        fields.put(time, Timestamps.seconds(position.time()));
        fields.put(wal, position.wal());
        fields.put(lsn, position.lsn().toString());
    }
}
