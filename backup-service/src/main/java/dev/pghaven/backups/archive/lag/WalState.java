package dev.pghaven.backups.archive.lag;

import dev.pghaven.backups.archive.wal.Lsn;
import dev.pghaven.backups.archive.wal.SegmentSize;
import dev.pghaven.backups.archive.wal.WalFileName;
import dev.pghaven.backups.archive.wal.WalSegment;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What the primary says of its WAL. Times are those of its own clock.
 *
 * @param current {@code pg_current_wal_lsn()}
 * @param archiveTimeout zero where nothing closes a segment but its end
 * @param files {@code pg_ls_waldir()}
 * @param statuses {@code pg_ls_archive_statusdir()}; a file that waits has one that ends in .ready,
 *     as old as the waiting
 */
public record WalState(
        Instant now,
        int timeline,
        Lsn current,
        SegmentSize size,
        Duration archiveTimeout,
        Archiver archiver,
        List<WalFile> files,
        List<WalFile> statuses) {
    private static final String READY = ".ready";

    public WalState {
        files = List.copyOf(files);
        statuses = List.copyOf(statuses);
    }

    /** The segment that is being written. */
    public WalSegment open() {
        return WalSegment.holding(current, timeline, size);
    }

    boolean isWaiting(String file) {
        return statuses.stream().anyMatch(it -> it.name().equals(file + READY));
    }

    /** Segments that PostgreSQL has not been told are archived, with the time since when. */
    public Map<WalSegment, Instant> waiting() {
        var waiting = new TreeMap<WalSegment, Instant>();
        for (var it : statuses) {
            if (it.name().endsWith(READY)) {
                var name = it.name().substring(0, it.name().length() - READY.length());
                segment(name).ifPresent(segment -> waiting.put(segment, it.modified()));
            }
        }
        return waiting;
    }

    /**
     * The closed segments of this timeline that are still there. Files of higher names are old ones
     * that are kept for the future.
     */
    Map<WalSegment, Instant> closed() {
        var closed = new TreeMap<WalSegment, Instant>();
        for (var it : files) {
            segment(it.name())
                    .filter(this::isClosed)
                    .ifPresent(segment -> closed.put(segment, it.modified()));
        }
        return closed;
    }

    boolean isClosed(WalSegment segment) {
        return segment.timeline() == timeline && segment.compareTo(open()) < 0;
    }

    static Optional<WalSegment> segment(String file) {
        return WalFileName.of(file).orElse(null) instanceof WalFileName.Segment(var it, var plain)
                ? Optional.of(it)
                : Optional.empty();
    }
}
