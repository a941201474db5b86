package dev.pghaven.backups.archive.lag;

import dev.pghaven.backups.archive.wal.ArchivedSegment;
import dev.pghaven.backups.archive.wal.ArchivedSegments;
import dev.pghaven.backups.archive.wal.WalSegment;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The oldest closed segment that is not in the blobs: one that PostgreSQL waits for, or one that is
 * newer than what is there. An older one that nobody waits for was removed by the retention policy,
 * or is a gap, which is a matter of the recovery window.
 */
public record Outstanding(WalSegment segment, Instant closedAt) {
    static Optional<Outstanding> among(WalState wal, ArchivedSegments blobs, ArchiveMemory memory) {
        var newest = blobs.newest().map(ArchivedSegment::segment);
        return Stream.of(
                        wal.waiting().keySet().stream(),
                        newer(wal, newest),
                        remembered(memory, wal, newest))
                .flatMap(it -> it)
                .filter(it -> !blobs.holds(it))
                .min(Comparator.naturalOrder())
                .map(it -> new Outstanding(it, closedAt(it, wal, memory)));
    }

    boolean isStillMissing(ArchivedSegments blobs) {
        return !blobs.holds(segment)
                && blobs.newest().filter(it -> it.segment().compareTo(segment) > 0).isEmpty();
    }

    /** A new primary is given the time anew: its predecessor may have left something behind. */
    boolean isLate(Instant now, Primary primary, Duration overdue) {
        var from = closedAt.isAfter(primary.since()) ? closedAt : primary.since();
        return from.plus(overdue).isBefore(now);
    }

    /** Its file may be gone already, where PostgreSQL was told that it is archived. */
    private static Stream<WalSegment> newer(WalState wal, Optional<WalSegment> newest) {
        return newest.filter(it -> it.timeline() == wal.timeline())
                .map(it -> Stream.of(it.next(wal.size())).filter(wal::isClosed))
                .orElseGet(() -> wal.closed().keySet().stream());
    }

    private static Stream<WalSegment> remembered(
            ArchiveMemory memory, WalState wal, Optional<WalSegment> newest) {
        return memory.outstanding().map(Outstanding::segment).stream()
                .filter(it -> it.timeline() == wal.timeline())
                .filter(it -> newest.filter(other -> other.compareTo(it) > 0).isEmpty());
    }

    /** None of these is before the closing, but for the last write, which is at once before it. */
    private static Instant closedAt(WalSegment segment, WalState wal, ArchiveMemory memory) {
        return Stream.of(
                        Optional.ofNullable(wal.waiting().get(segment)),
                        Optional.ofNullable(wal.closed().get(segment)),
                        memory.outstanding()
                                .filter(it -> it.segment().equals(segment))
                                .map(Outstanding::closedAt))
                .flatMap(Optional::stream)
                .min(Comparator.naturalOrder())
                .orElse(wal.now());
    }
}
