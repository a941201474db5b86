package dev.pghaven.backups.archive.wal;

import java.util.Collection;
import java.util.Collections;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** WAL segments that were found in an archive. */
public record ArchivedSegments(NavigableMap<WalSegment, ArchivedSegment> found, SegmentSize size) {
    public ArchivedSegments {
        found = Collections.unmodifiableNavigableMap(new TreeMap<>(found));
    }

    public static ArchivedSegments of(Collection<ArchivedSegment> segments, SegmentSize size) {
        var found = new TreeMap<WalSegment, ArchivedSegment>();
        for (var it : segments) {
            // Where the compression was changed, a segment may be there twice.
            found.merge(it.segment(), it, (one, other) -> one.isWhole(size) ? one : other);
        }
        return new ArchivedSegments(found, size);
    }

    public boolean holds(WalSegment segment) {
        return whole(segment).isPresent();
    }

    public boolean holdsDamaged(WalSegment segment) {
        return found.containsKey(segment) && !holds(segment);
    }

    public Optional<ArchivedSegment> whole(WalSegment segment) {
        return Optional.ofNullable(found.get(segment)).filter(it -> it.isWhole(size));
    }

    /** The one that was written last, judged by its place in the log. */
    public Optional<ArchivedSegment> newest() {
        return found.descendingMap().values().stream().filter(it -> it.isWhole(size)).findFirst();
    }
}
