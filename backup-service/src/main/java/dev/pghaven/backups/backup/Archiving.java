package dev.pghaven.backups.backup;

import static dev.pghaven.operations.Outcome.done;
import static dev.pghaven.operations.Outcome.notYet;

import dev.pghaven.backups.BackupsConfiguration;
import dev.pghaven.backups.Wal;
import dev.pghaven.backups.archive.wal.ArchivedWal;
import dev.pghaven.operations.Outcome;
import dev.pghaven.postgres.Answer;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;

/**
 * Archiving is healthy only when a segment that was closed after the check began is in the archive:
 * the Cluster's condition is True where nothing is archived at all, and stale while an upload
 * hangs.
 */
@ApplicationScoped
class Archiving {
    private final Wal wal;
    private final ArchivedWal archived;
    private final BackupsConfiguration config;

    Archiving(Wal wal, ArchivedWal archived, BackupsConfiguration config) {
        this.wal = wal;
        this.archived = archived;
        this.config = config;
    }

    Duration deadline() {
        return config.archivedWithin();
    }

    Outcome<BackingUp> closeSegment(BackingUp it) {
        var restorePoint = "pghaven-" + it.operation();
        return switch (wal.closeSegment(it.cluster(), it.database().orElseThrow(), restorePoint)) {
            case Answer.Given<String>(var segment) -> done(it.awaiting(segment));
            case Answer.NotReady<String>(var reason) -> notYet(reason, config.pollInterval());
        };
    }

    Outcome<BackingUp> awaitSegment(BackingUp it) {
        var segment = it.closedWal().orElseThrow();
        return archived.holds(it.location(), segment)
                ? done(it)
                : notYet(
                        "WAL segment %s is not in %s yet%s"
                                .formatted(segment, it.location(), trouble(it)),
                        config.pollInterval());
    }

    private String trouble(BackingUp it) {
        return switch (wal.archivingTrouble(it.cluster(), it.database().orElseThrow())) {
            case Answer.Given<Optional<String>>(var trouble) ->
                    trouble.map(words -> "; PostgreSQL says: " + words).orElse("");
            case Answer.NotReady<Optional<String>>(var reason) -> "; " + reason;
        };
    }
}
