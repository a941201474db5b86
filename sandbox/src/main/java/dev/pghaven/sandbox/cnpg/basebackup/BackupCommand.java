package dev.pghaven.sandbox.cnpg.basebackup;

import dev.pghaven.sandbox.barman.BackupInfo;
import dev.pghaven.sandbox.barman.BackupRequest;
import dev.pghaven.sandbox.barman.BaseBackups;
import dev.pghaven.sandbox.barman.Compression;
import dev.pghaven.sandbox.cnpg.api.Cluster;
import dev.pghaven.sandbox.cnpg.archiving.Archives;
import dev.pghaven.sandbox.cnpg.archiving.BarmanFailure;
import dev.pghaven.sandbox.cnpg.archiving.ConfiguredArchive;
import dev.pghaven.sandbox.cnpg.archiving.PodAccount;
import java.io.IOException;
import java.sql.SQLException;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Barman's {@code barman-cloud-backup} in the pod of an instance. */
record BackupCommand(Archives archives, BackedUpInstance instance) {
    private static final Logger LOG = LoggerFactory.getLogger(BackupCommand.class);

    BackupInfo take(Cluster cluster, ConfiguredArchive archive, String name) throws BarmanFailure {
        var pod = PodAccount.of(cluster, instance.podLabels());
        try (var session = instance.open()) {
            var location = archives.open(pod, archive.store(), archive.server());
            return new BaseBackups(location)
                    .upload(session.connection(), instance.pgData(), request(archive, name));
        } catch (IOException | SQLException | RuntimeException e) {
            LOG.atWarn()
                    .addKeyValue("cluster", cluster.name())
                    .addKeyValue("backup", name)
                    .log("the backup failed: {}", e.toString());
            throw BarmanFailure.ofBackup(e);
        }
    }

    /**
     * A checkpoint that is spread takes minutes also where there is little to write, so all are
     * immediate here.
     */
    private static BackupRequest request(ConfiguredArchive archive, String name) {
        var compression =
                Optional.ofNullable(archive.store().data().compression())
                        .map(Compression::named)
                        .orElse(Compression.NONE);
        return new BackupRequest(Optional.of(name), compression, true);
    }
}
