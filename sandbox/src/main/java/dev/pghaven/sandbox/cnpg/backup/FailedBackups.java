package dev.pghaven.sandbox.cnpg.backup;

import dev.pghaven.sandbox.cnpg.api.Backup;
import dev.pghaven.sandbox.cnpg.api.BackupPhase;
import dev.pghaven.sandbox.cnpg.status.StatusWriter;
import dev.pghaven.sandbox.cnpg.status.Timestamps;
import java.time.Instant;
import java.util.Map;

/** Says of a Backup, and of its Cluster, that it failed. */
public record FailedBackups(BackupApi api, StatusWriter statuses) {

    /** Only the in-tree way tells the time of it in the Cluster. */
    public void flag(Backup backup, String reason) {
        flagBackup(backup, reason);
        statuses.set(
                backup.namespace(),
                backup.spec().cluster().name(),
                BackupConditions.failed(reason),
                backup.isByPlugin() ? Map.of() : Map.of("lastFailedBackup", now()));
    }

    void flagBackup(Backup backup, String reason) {
        api.patchStatus(
                backup,
                Map.of(
                        "phase", BackupPhase.FAILED.text(),
                        "error", reason,
                        "method", backup.spec().method(),
                        "reconciliationTerminatedAt", now()));
    }

    private static String now() {
        return Timestamps.seconds(Instant.now());
    }
}
