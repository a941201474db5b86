package dev.pghaven.backups.archive.wal;

import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** The segments that recovery reads on its way along a timeline's history. */
public record WalPath(TimelineHistory history, SegmentSize size) {
    private static final int NAMED = 5;

    public WalSegment segment(long number) {
        return WalSegment.numbered(number, history.timelineOf(number, size), size);
    }

    public WalSegment segmentHolding(Lsn lsn) {
        return segment(WalSegment.holding(lsn, history.timeline(), size).number(size));
    }

    public Stream<WalSegment> between(WalSegment first, WalSegment last) {
        return LongStream.rangeClosed(first.number(size), last.number(size))
                .mapToObj(this::segment);
    }

    List<WalFolder> folders(WalSegment first, WalSegment last) {
        return between(first, last).map(WalFolder::of).distinct().toList();
    }

    /** What recovery finds of all the segments from one to the other. */
    public WalChain chain(WalSegment first, WalSegment last, ArchivedSegments segments) {
        var lacks = between(first, last).filter(it -> !segments.holds(it)).toList();
        var count = last.number(size) - first.number(size) + 1;
        return lacks.isEmpty()
                ? new WalChain.Whole(first, last, count)
                : new WalChain.Broken(first, last, lacks.size(), begin(lacks, segments));
    }

    private static List<WalChain.Lack> begin(List<WalSegment> lacks, ArchivedSegments segments) {
        return lacks.stream()
                .limit(NAMED)
                .map(it -> new WalChain.Lack(it, segments.holdsDamaged(it)))
                .toList();
    }

    /** How far recovery gets from a segment that is there before it misses one. */
    public WalSegment reachFrom(WalSegment first, ArchivedSegments segments) {
        var number = first.number(size);
        while (segments.holds(segment(number + 1))) {
            number++;
        }
        return segment(number);
    }
}
