package dev.pghaven.sandbox.cnpg.recovery;

import dev.pghaven.sandbox.barman.BackupInfo;
import dev.pghaven.sandbox.barman.BackupInfo.Position;
import dev.pghaven.sandbox.barman.Lsn;
import dev.pghaven.sandbox.cnpg.api.RecoveryTarget;
import dev.pghaven.sandbox.cnpg.api.TargetTime;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;

/**
 * Chooses the backup to start from as CNPG does: the one that is named, or the last that will do.
 */
public record BackupChoice(RecoveryTarget target) {

    /** The backups come with the oldest first. */
    public BackupInfo among(List<BackupInfo> backups) {
        var done = backups.stream().filter(BackupChoice::isDone).toList();
        return target.backupID().isEmpty() ? lastOf(done) : named(done);
    }

    private BackupInfo named(List<BackupInfo> done) {
        return done.stream()
                .filter(backup -> backup.id().equals(target.backupID()))
                .findFirst()
                .orElseThrow(
                        () -> new RecoveryFailure("no backup found with ID " + target.backupID()));
    }

    private BackupInfo lastOf(List<BackupInfo> done) {
        return done.reversed().stream()
                .filter(this::isOnTimeline)
                .filter(backup -> precedesTarget().test(backup.end().orElseThrow()))
                .findFirst()
                .orElseThrow(() -> new RecoveryFailure("no target backup found"));
    }

    /** Any other word than a number means any timeline. */
    private boolean isOnTimeline(BackupInfo backup) {
        var wanted = target.targetTLI();
        return wanted.isEmpty()
                || wanted.equals("latest")
                || backup.timeline().stream()
                        .anyMatch(timeline -> timeline == Integer.parseInt(wanted));
    }

    /** A backup that ends exactly at the target's time will do, at the target's LSN it will not. */
    private Predicate<Position> precedesTarget() {
        if (!target.targetTime().isEmpty()) {
            Instant time = TargetTime.parse(target.targetTime()).orElseThrow();
            return end -> !end.time().isAfter(time);
        }
        if (!target.targetLSN().isEmpty()) {
            var lsn = Lsn.parse(target.targetLSN());
            return end -> end.lsn().compareTo(lsn) < 0;
        }
        return end -> true;
    }

    private static boolean isDone(BackupInfo backup) {
        return backup.isDone() && backup.begin().isPresent() && backup.end().isPresent();
    }
}
