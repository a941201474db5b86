package dev.pghaven.backups.backup;

import static dev.pghaven.operations.Outcome.done;
import static dev.pghaven.operations.Outcome.notYet;
import static dev.pghaven.operations.Outcome.refused;

import dev.pghaven.backups.Backups;
import dev.pghaven.backups.BackupsConfiguration;
import dev.pghaven.backups.Wal;
import dev.pghaven.backups.archive.wal.ArchivedWal;
import dev.pghaven.backups.backup.ArchivedBackups.Look;
import dev.pghaven.cnpg.Backup;
import dev.pghaven.contracts.BackupCompleted;
import dev.pghaven.operations.Outcome;
import dev.pghaven.postgres.Answer;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;

/** Looks whether what the operator calls completed is in the archive, with all its WAL. */
@ApplicationScoped
class VerifyArchive {
    private final Backups backups;
    private final ArchivedBackups archived;
    private final ArchivedWal archivedWal;
    private final Wal wal;
    private final RecoverabilityPoint recoverability;
    private final BackupsConfiguration config;

    VerifyArchive(
            Backups backups,
            ArchivedBackups archived,
            ArchivedWal archivedWal,
            Wal wal,
            RecoverabilityPoint recoverability,
            BackupsConfiguration config) {
        this.backups = backups;
        this.archived = archived;
        this.archivedWal = archivedWal;
        this.wal = wal;
        this.recoverability = recoverability;
        this.config = config;
    }

    /** On a quiet primary the segment of the backup's end would stay open for long. */
    Outcome<BackingUp> closeLastSegment(BackingUp it) {
        var end = statusOf(it).endWal();
        return end == null || archivedWal.holds(it.location(), end) ? done(it) : close(it);
    }

    private Outcome<BackingUp> close(BackingUp it) {
        var restorePoint = "pghaven-" + it.operation() + "-end";
        return switch (wal.closeSegment(it.cluster(), it.database().orElseThrow(), restorePoint)) {
            case Answer.Given<String> _ -> done(it);
            case Answer.NotReady<String>(var reason) -> notYet(reason, config.pollInterval());
        };
    }

    Outcome<BackingUp> verify(BackingUp it) {
        var id = statusOf(it).backupId();
        if (id == null) {
            return refused("Backup %s is completed, but has no backup id".formatted(it.name()));
        }
        return switch (archived.look(it.location(), id)) {
            case Look.Whole(var backup) -> done(it.found(backup));
            case Look.WalOnItsWay(var missing) -> notYet(missing, config.pollInterval());
            case Look.Unusable(var reason) -> refused(reason);
        };
    }

    Outcome<BackingUp> awaitRecoverabilityPoint(BackingUp it) {
        return recoverability
                .of(it.cluster())
                .<Outcome<BackingUp>>map(point -> done(it, completed(it, point)))
                .orElseGet(() ->
                        notYet(
                                "the first recoverability point of %s is not set"
                                        .formatted(it.cluster()),
                                config.pollInterval()));
    }

    private static BackupCompleted completed(BackingUp it, Instant firstRecoverabilityPoint) {
        var backup = it.found().orElseThrow();
        return new BackupCompleted(
                it.cluster(),
                it.operation(),
                it.name(),
                backup.id(),
                it.location().method(),
                backup.timeline(),
                backup.beginWal(),
                backup.endWal(),
                backup.beginLsn(),
                backup.endLsn(),
                backup.startedAt(),
                backup.stoppedAt(),
                Duration.between(backup.startedAt(), backup.stoppedAt()),
                backup.dataBytes(),
                backup.walBytes(),
                backup.walSegments(),
                firstRecoverabilityPoint);
    }

    private Backup.Status statusOf(BackingUp it) {
        return backups.find(it.cluster(), it.name())
                .map(Backup::status)
                .orElseThrow(
                        () -> new IllegalStateException("Backup " + it.name() + " has no status"));
    }
}
