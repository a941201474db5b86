package dev.pghaven.backups.archive.lag;

import dev.pghaven.backups.archive.lag.Judgement.Cause;
import dev.pghaven.backups.archive.lag.Judgement.Stalled;
import dev.pghaven.backups.archive.lag.Judgement.Undecided;
import dev.pghaven.backups.archive.wal.ArchivedSegments;
import java.time.Duration;
import java.util.Optional;

/** A look for which the primary did not answer: what was missing before may be missing still. */
record BlindLook(Duration overdue, Observation seen, String silence, ArchiveMemory before) {
    Verdict verdict() {
        return Verdict.of(judge(), Optional.empty(), before);
    }

    private Judgement judge() {
        return seen.primary()
                .unsettled()
                .or(this::judgeBlobs)
                .orElseGet(() -> new Undecided(silence));
    }

    private Optional<Judgement> judgeBlobs() {
        return switch (seen.blobs()) {
            case BlobLook.Gone it -> gone(it.reason());
            case BlobLook.Seen it -> late(it.segments());
            case BlobLook.Silent it -> Optional.empty();
        };
    }

    /** A cluster that was seen before has closed WAL. */
    private Optional<Judgement> gone(String reason) {
        return before.openAtBegin().map(it -> new Stalled(seen.at(), Cause.CONTAINER_GONE, reason));
    }

    private Optional<Judgement> late(ArchivedSegments blobs) {
        return before.outstanding()
                .filter(it -> it.isStillMissing(blobs))
                .filter(it -> it.isLate(seen.at(), seen.primary(), overdue))
                .map(it ->
                        new Stalled(
                                it.closedAt(),
                                Cause.PRIMARY_SILENT,
                                "segment %s was closed at %s and is not in the blobs; %s"
                                        .formatted(it.segment(), it.closedAt(), silence)));
    }
}
