package dev.pghaven.backups.archive.lag;

import dev.pghaven.backups.archive.wal.WalSegment;
import java.time.Instant;

/** Whether WAL reaches the archive. */
public sealed interface Judgement {
    /** A segment that was closed after the check began is in the blobs, and so are all before. */
    record Healthy(WalSegment newest) implements Judgement {}

    /** WAL does not reach the blobs. */
    record Stalled(Instant since, Cause cause, String reason) implements Judgement {}

    /** It cannot be said now; whatever was said before stays. */
    record Undecided(String why) implements Judgement {}

    /** No segment was closed since the check began, and all that were closed before are there. */
    record Idle() implements Judgement {}

    /** What a stall looks like from here. */
    enum Cause {
        /** The archive command fails. */
        FAILING,
        /** The archive command does not end. */
        HANGING,
        /** The archive command says that it succeeds, and stores nothing. */
        NOT_STORED,
        /** There is nowhere to store. */
        CONTAINER_GONE,
        /** The primary does not answer, so nobody knows why. */
        PRIMARY_SILENT
    }
}
