package dev.pghaven.backups.archive.lag;

import dev.pghaven.backups.archive.lag.Judgement.Cause;
import dev.pghaven.backups.archive.lag.Judgement.Healthy;
import dev.pghaven.backups.archive.lag.Judgement.Stalled;
import dev.pghaven.backups.archive.lag.Judgement.Undecided;
import dev.pghaven.backups.archive.wal.ArchivedSegment;
import dev.pghaven.backups.archive.wal.ArchivedSegments;
import dev.pghaven.backups.archive.wal.WalSegment;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;

/** A look for which the primary answered: the questions stand in the order of their weight. */
record Look(
        Duration overdue,
        Observation seen,
        WalState wal,
        ArchivedSegments blobs,
        Optional<Outstanding> outstanding) {
    /**
     * A new primary may still refuse to archive while it learns that it is one, and its archiver
     * tries again a minute later only.
     */
    private static final Duration SETTLING = Duration.ofSeconds(10);

    static Look of(Duration overdue, Observation seen, WalState wal, ArchiveMemory before) {
        var blobs = seen.blobs().known(wal.size());
        var outstanding =
                seen.blobs() instanceof BlobLook.Silent
                        ? before.outstanding()
                        : Outstanding.among(wal, blobs, before);
        return new Look(overdue, seen, wal, blobs, outstanding);
    }

    Judgement judge(WalSegment openAtBegin) {
        return seen.primary()
                .unsettled()
                .or(this::containerGone)
                .or(this::failing)
                .or(this::blobsUnseen)
                .or(this::late)
                .or(this::onItsWay)
                .or(() -> proof(openAtBegin))
                .orElseGet(Judgement.Idle::new);
    }

    private Optional<Judgement> containerGone() {
        return seen.blobs() instanceof BlobLook.Gone(var reason)
                ? Optional.of(
                        hasOldWal()
                                ? new Stalled(wal.now(), Cause.CONTAINER_GONE, reason)
                                : new Undecided(reason))
                : Optional.empty();
    }

    private boolean hasOldWal() {
        return outstanding.filter(this::isLate).isPresent()
                || wal.archiver()
                        .lastSuccess()
                        .filter(it -> it.at().plus(overdue).isBefore(wal.now()))
                        .isPresent();
    }

    private Optional<Judgement> failing() {
        return wal.archiver()
                .failing()
                .filter(it -> it.at().isAfter(seen.primary().since().plus(SETTLING)))
                .filter(it -> wal.isWaiting(it.file()) && !isStored(it.file()))
                .map(it -> new Stalled(since(it), Cause.FAILING, describe(it)));
    }

    private boolean isStored(String file) {
        return WalState.segment(file).filter(blobs::holds).isPresent();
    }

    private Instant since(Archiver.Run failure) {
        return outstanding.map(Outstanding::closedAt).orElse(failure.at());
    }

    private String describe(Archiver.Run failure) {
        return "archiving of %s failed at %s, after the last success, %s"
                .formatted(
                        failure.file(),
                        failure.at(),
                        wal.archiver()
                                .lastSuccess()
                                .map(it -> "%s at %s".formatted(it.file(), it.at()))
                                .orElse("of which there is none"));
    }

    private Optional<Judgement> blobsUnseen() {
        return seen.blobs() instanceof BlobLook.Silent(var reason)
                ? Optional.of(
                        waitingTooLong()
                                .<Judgement>map(it -> hanging(it, reason))
                                .orElseGet(() -> new Undecided(reason)))
                : Optional.empty();
    }

    /** What PostgreSQL itself waits for is not archived, whoever else does not answer. */
    private Optional<Outstanding> waitingTooLong() {
        return wal.waiting().entrySet().stream()
                .map(it -> new Outstanding(it.getKey(), it.getValue()))
                .min(Comparator.comparing(Outstanding::closedAt))
                .filter(this::isLate);
    }

    private static Stalled hanging(Outstanding it, String silence) {
        return new Stalled(
                it.closedAt(),
                Cause.HANGING,
                "segment %s was closed at %s and its archive command has not ended; %s"
                        .formatted(it.segment(), it.closedAt(), silence));
    }

    private Optional<Judgement> late() {
        return outstanding
                .filter(this::isLate)
                .map(it -> new Stalled(it.closedAt(), cause(it), describe(it)));
    }

    private boolean isLate(Outstanding it) {
        return it.isLate(wal.now(), seen.primary(), overdue);
    }

    private Cause cause(Outstanding it) {
        return wal.isWaiting(it.segment().name()) ? Cause.HANGING : Cause.NOT_STORED;
    }

    private String describe(Outstanding it) {
        return "segment %s was closed at %s and is not in the blobs; %s"
                .formatted(
                        it.segment(),
                        it.closedAt(),
                        cause(it) == Cause.HANGING
                                ? "its archive command has not ended"
                                : "PostgreSQL was told that it is archived");
    }

    private Optional<Judgement> onItsWay() {
        return outstanding.map(it ->
                new Undecided(
                        "segment %s was closed at %s and is on its way"
                                .formatted(it.segment(), it.closedAt())));
    }

    private Optional<Judgement> proof(WalSegment openAtBegin) {
        return blobs.newest()
                .map(ArchivedSegment::segment)
                .filter(it -> it.number(wal.size()) >= openAtBegin.number(wal.size()))
                .map(Healthy::new);
    }

    Optional<DataAtRisk> dataAtRisk() {
        return seen.blobs() instanceof BlobLook.Silent
                ? Optional.empty()
                : Optional.of(
                        new RiskEstimate(wal, blobs, seen.primary(), outstanding).dataAtRisk());
    }
}
