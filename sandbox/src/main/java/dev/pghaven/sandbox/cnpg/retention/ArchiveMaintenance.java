package dev.pghaven.sandbox.cnpg.retention;

import dev.pghaven.sandbox.barman.ArchiveLocation;
import dev.pghaven.sandbox.barman.BackupInfo;
import dev.pghaven.sandbox.barman.BaseBackups;
import dev.pghaven.sandbox.cnpg.api.Cluster;
import dev.pghaven.sandbox.cnpg.api.ClusterApi;
import dev.pghaven.sandbox.cnpg.archiving.Archives;
import dev.pghaven.sandbox.cnpg.archiving.ConfiguredArchive;
import dev.pghaven.sandbox.cnpg.archiving.PodAccount;
import dev.pghaven.sandbox.cnpg.events.EventRecorder;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Applies the retention policy, forgets Backups that are no more, and tells the window. */
public final class ArchiveMaintenance {
    private static final Logger LOG = LoggerFactory.getLogger(ArchiveMaintenance.class);

    private final Archives archives;
    private final EventRecorder events;
    private final CatalogedBackups cataloged;
    private final WindowStatus window;

    public ArchiveMaintenance(ClusterApi clusters, Archives archives, EventRecorder events) {
        this.archives = archives;
        this.events = events;
        this.cataloged = new CatalogedBackups(clusters);
        this.window = new WindowStatus(clusters);
    }

    /** An archive that cannot be read leaves everything as it was told last. */
    public void afterBackup(
            Cluster cluster, ConfiguredArchive archive, Map<String, String> podLabels) {
        try {
            var pod = PodAccount.of(cluster, podLabels);
            var location = archives.open(pod, archive.store(), archive.server());
            applyRetention(cluster, archive, location);
            var catalog = new BaseBackups(location).list();
            cataloged.deleteOthers(cluster, archive, catalog);
            window.tell(cluster, archive, done(catalog));
        } catch (IOException | RuntimeException e) {
            LOG.atWarn()
                    .addKeyValue("cluster", cluster.name())
                    .log("the archive's catalog cannot be read: {}", e.toString());
        }
    }

    public void backupFailed(Cluster cluster, ConfiguredArchive.OfPlugin archive) {
        window.tellFailure(cluster, archive);
    }

    private void applyRetention(
            Cluster cluster, ConfiguredArchive archive, ArchiveLocation location) {
        if (archive.retentionPolicy().isEmpty()) {
            return;
        }
        var policy = RecoveryWindow.parse(archive.retentionPolicy().get());
        try {
            new Removal(location).apply(policy, Instant.now());
        } catch (IOException e) {
            LOG.atWarn()
                    .addKeyValue("cluster", cluster.name())
                    .log("retention failed: {}", e.toString());
            events.warning(
                    Cluster.KIND,
                    cluster.metadata(),
                    "RetentionPolicyFailed",
                    "Retention policy failed");
        }
    }

    private static List<BackupInfo> done(List<BackupInfo> catalog) {
        return catalog.stream().filter(BackupInfo::isDone).toList();
    }
}
