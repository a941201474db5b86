package dev.pghaven.sandbox.cnpg.retention;

import dev.pghaven.sandbox.barman.BackupInfo;
import dev.pghaven.sandbox.cnpg.api.Backup;
import dev.pghaven.sandbox.cnpg.api.BackupPhase;
import dev.pghaven.sandbox.cnpg.api.Cluster;
import dev.pghaven.sandbox.cnpg.api.ClusterApi;
import dev.pghaven.sandbox.cnpg.archiving.ConfiguredArchive;
import dev.pghaven.sandbox.cnpg.backup.BackupApi;
import java.util.List;
import java.util.Objects;

/** The completed Backups of a cluster, which go when their data are gone. */
record CatalogedBackups(ClusterApi clusters) {

    void deleteOthers(Cluster cluster, ConfiguredArchive archive, List<BackupInfo> catalog) {
        var api = new BackupApi(clusters.client());
        var ids = catalog.stream().map(BackupInfo::id).toList();
        api.of(cluster.namespace(), cluster.name()).stream()
                .filter(it -> it.phase() == BackupPhase.COMPLETED)
                .filter(it -> isIn(archive, it, cluster))
                .filter(it -> !ids.contains(it.status().backupId()))
                .forEach(api::delete);
    }

    /** A Backup that lies elsewhere is not this catalog's to judge. */
    private static boolean isIn(ConfiguredArchive archive, Backup backup, Cluster cluster) {
        var status = backup.status();
        return switch (archive) {
            case ConfiguredArchive.InTree inTree ->
                    Objects.equals(status.destinationPath(), inTree.store().destinationPath())
                            && Objects.equals(status.serverName(), inTree.server());
            case ConfiguredArchive.OfPlugin ofPlugin ->
                    backup.isByPlugin()
                            && cluster.metadata()
                                    .getUid()
                                    .equals(status.pluginMetadata().get("clusterUID"));
        };
    }
}
