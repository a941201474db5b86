package dev.pghaven.backups.archive.lag;

import dev.pghaven.backups.archive.wal.ArchivedSegments;
import dev.pghaven.backups.archive.wal.WalSegment;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** From the oldest segment that is not in the blobs, or the open one, to the end of the log. */
record RiskEstimate(
        WalState wal, ArchivedSegments blobs, Primary primary, Optional<Outstanding> outstanding) {
    /** What PostgreSQL writes at the head of a segment before any record. */
    private static final int HEADER = 40;

    DataAtRisk dataAtRisk() {
        var bytes = wal.current().bytesSince(first().start(wal.size()));
        return bytes <= HEADER ? DataAtRisk.NONE : new DataAtRisk(age(), bytes);
    }

    private WalSegment first() {
        return outstanding.map(Outstanding::segment).orElseGet(wal::open);
    }

    private Duration age() {
        var age = Duration.between(openedAt(), wal.now());
        return age.isNegative() ? Duration.ZERO : age.compareTo(limit()) > 0 ? limit() : age;
    }

    /** PostgreSQL closes a segment in which something was written when the timeout is over. */
    private Duration limit() {
        var endless = outstanding.isPresent() || wal.archiveTimeout().isZero();
        return endless ? Duration.ofSeconds(Long.MAX_VALUE) : wal.archiveTimeout();
    }

    /** A segment is opened when the one before it is closed. */
    private Instant openedAt() {
        return before().flatMap(this::closedAt)
                .or(() -> outstanding.map(Outstanding::closedAt))
                .orElseGet(primary::since);
    }

    private Optional<WalSegment> before() {
        var number = first().number(wal.size());
        return number == 0
                ? Optional.empty()
                : Optional.of(WalSegment.numbered(number - 1, first().timeline(), wal.size()));
    }

    private Optional<Instant> closedAt(WalSegment segment) {
        return Optional.ofNullable(wal.closed().get(segment))
                .or(() -> blobs.whole(segment).map(it -> it.blob().time()));
    }
}
