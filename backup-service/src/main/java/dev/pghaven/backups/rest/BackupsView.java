package dev.pghaven.backups.rest;

import dev.pghaven.backups.archive.catalog.BackupInfo;
import dev.pghaven.backups.archive.catalog.BackupSpan;
import dev.pghaven.backups.archive.catalog.CataloguedBackup;
import dev.pghaven.contracts.ClusterRef;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The base backups that a cluster's archive holds, oldest first, as REST shows them. */
public record BackupsView(ClusterRef cluster, String archive, List<Backup> backups) {

    /**
     * One of them.
     *
     * @param name of its Backup in Kubernetes
     * @param state complete, or what is wrong with it
     * @param bytes as it lies in the archive
     */
    public record Backup(
            String backupId,
            Optional<String> name,
            String state,
            long bytes,
            Optional<Instant> startedAt,
            Optional<Instant> stoppedAt,
            Optional<String> beginWal,
            Optional<String> endWal) {

        static Backup of(CataloguedBackup it) {
            var span = it.doneForBarman().map(BackupInfo::span);
            return new Backup(
                    it.id(),
                    it.doneForBarman().flatMap(BackupInfo::name),
                    it.state().describe(),
                    it.bytes(),
                    span.map(BackupSpan::begin).map(BackupSpan.Edge::time),
                    span.map(BackupSpan::end).map(BackupSpan.Edge::time),
                    span.map(BackupSpan::begin).map(edge -> edge.segment().toString()),
                    span.map(BackupSpan::end).map(edge -> edge.segment().toString()));
        }
    }
}
