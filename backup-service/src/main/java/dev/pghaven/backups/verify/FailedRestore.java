package dev.pghaven.backups.verify;

import static dev.pghaven.operations.Outcome.done;
import static dev.pghaven.operations.Outcome.refused;

import dev.pghaven.contracts.RestoreRefuted.Finding;
import dev.pghaven.operations.Outcome;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/**
 * What a restore that failed says of the backup: something, if the archive is found broken, or if
 * the words of the failure accuse the backup; else nothing. Storage that is lost while WAL is
 * replayed looks to PostgreSQL like the end of the WAL.
 */
@ApplicationScoped
class FailedRestore {
    private final CopyParts parts;
    private final CheckArchive archive;

    FailedRestore(CopyParts parts, CheckArchive archive) {
        this.parts = parts;
        this.archive = archive;
    }

    /** Empty while the restore may succeed. */
    Optional<Outcome<Verifying>> of(Verifying it, Copy copy) {
        return parts.failureOf(copy.ref())
                .map(words -> archive.checkAgain(it, () -> ofWholeArchive(it, words)));
    }

    private static Outcome<Verifying> ofWholeArchive(Verifying it, String words) {
        return RestoreFailure.accusesTheBackup(words)
                ? done(it.found(List.of(finding(it, words))))
                : refused("the restore failed, and nothing of it accuses the backup: " + words);
    }

    private static Finding finding(Verifying it, String words) {
        return new Finding("restore of backup " + it.beginning().backupId(), "a cluster", words);
    }
}
