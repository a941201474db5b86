package dev.pghaven.contracts.spec;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Where a cluster's WAL and its base backups go, how long they stay, and how often it is proved
 * that they restore.
 *
 * @param enabled false leaves the cluster without an archive
 * @param method the Barman Cloud plugin where Kubernetes knows its ObjectStore, else the operator's
 *     own; one of them is forced by naming it
 * @param destinationPath a container, or a folder of it, as {@code
 *     https://<account>.blob.core.windows.net/<container>}; the service's when absent
 * @param retentionPolicy the recovery window that is kept: days, weeks or months, such as 7d
 * @param target the instance that base backups are taken from
 */
public record Backup(
        Boolean enabled,
        Optional<BackupMethod> method,
        Optional<String> destinationPath,
        String retentionPolicy,
        WalArchive wal,
        BaseBackup data,
        BackupTarget target,
        List<BackupSchedule> schedules,
        Optional<RestoreChecks> restoreChecks) {
    public static final String DEFAULT_RETENTION = "7d";

    public Backup {
        enabled = Objects.requireNonNullElse(enabled, true);
        method = Objects.requireNonNullElse(method, Optional.empty());
        destinationPath = Objects.requireNonNullElse(destinationPath, Optional.empty());
        retentionPolicy = Objects.requireNonNullElse(retentionPolicy, DEFAULT_RETENTION);
        wal = Objects.requireNonNullElseGet(wal, WalArchive::defaults);
        data = Objects.requireNonNullElseGet(data, BaseBackup::defaults);
        target = Objects.requireNonNullElse(target, BackupTarget.PREFER_STANDBY);
        schedules = schedules == null ? List.of() : List.copyOf(schedules);
        restoreChecks = Objects.requireNonNullElse(restoreChecks, Optional.empty());
    }

    /** With nothing left open of where the archive is and who writes it. */
    public Backup decided(BackupMethod decidedMethod, String decidedPath) {
        return new Backup(
                true,
                Optional.of(decidedMethod),
                Optional.of(decidedPath),
                retentionPolicy,
                wal,
                data,
                target,
                schedules,
                restoreChecks);
    }

    public static Backup defaults() {
        return new Backup(null, null, null, null, null, null, null, null, null);
    }
}
