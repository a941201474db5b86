package dev.pghaven.backups.backup;

import dev.pghaven.backups.ArchiveLocation;
import dev.pghaven.contracts.BackUpCluster;
import dev.pghaven.contracts.ClusterRef;
import dev.pghaven.contracts.spec.BackupTarget;
import java.util.Optional;
import java.util.UUID;

/**
 * How far a base backup has come: what was asked, and what the steps found out.
 *
 * @param name of the Backup
 * @param database the application's
 * @param closedWal the segment that was closed last, which has to reach the archive
 * @param found what the archive holds of it
 */
public record BackingUp(
        UUID operation,
        ClusterRef cluster,
        String name,
        Optional<BackupTarget> target,
        Optional<String> database,
        Optional<ArchiveLocation> archive,
        Optional<String> closedWal,
        Optional<ArchivedBackup> found) {

    public static BackingUp of(UUID operation, BackUpCluster request) {
        return new BackingUp(
                operation,
                request.cluster(),
                request.name().orElseGet(() -> nameOf(operation, request.cluster())),
                request.target(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    BackingUp to(ArchiveLocation location, String applicationDatabase) {
        return new BackingUp(
                operation,
                cluster,
                name,
                target,
                Optional.of(applicationDatabase),
                Optional.of(location),
                closedWal,
                found);
    }

    BackingUp awaiting(String segment) {
        return new BackingUp(
                operation, cluster, name, target, database, archive, Optional.of(segment), found);
    }

    BackingUp found(ArchivedBackup backup) {
        return new BackingUp(
                operation,
                cluster,
                name,
                target,
                database,
                archive,
                closedWal,
                Optional.of(backup));
    }

    ArchiveLocation location() {
        return archive.orElseThrow();
    }

    private static String nameOf(UUID operation, ClusterRef cluster) {
        return cluster.name() + "-" + operation.toString().substring(0, 8);
    }
}
