package dev.pghaven.backups.archive.wal;

import java.util.Comparator;
import java.util.regex.Pattern;

/** A WAL segment by the three parts of its name: timeline, log and segment in the log. */
public record WalSegment(int timeline, long log, int segment) implements Comparable<WalSegment> {
    private static final Pattern FORM = Pattern.compile("[0-9A-F]{24}");

    private static final Comparator<WalSegment> BY_NAME =
            Comparator.comparingInt(WalSegment::timeline)
                    .thenComparingLong(WalSegment::log)
                    .thenComparingInt(WalSegment::segment);

    public WalSegment {
        if (timeline < 1 || log < 0 || log > 0xFFFF_FFFFL || segment < 0) {
            throw new IllegalArgumentException(
                    "no WAL segment: timeline %d, log %d, segment %d"
                            .formatted(timeline, log, segment));
        }
    }

    public static WalSegment of(String name) {
        if (!FORM.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "a WAL segment is like 000000010000000A000000FF, not '" + name + "'");
        }
        return new WalSegment(
                Integer.parseUnsignedInt(name, 0, 8, 16),
                Long.parseLong(name, 8, 16, 16),
                Integer.parseUnsignedInt(name, 16, 24, 16));
    }

    /** The segment that holds the byte at this position, which may be its first. */
    public static WalSegment holding(Lsn lsn, int timeline, SegmentSize size) {
        return numbered(Long.divideUnsigned(lsn.value(), size.bytes()), timeline, size);
    }

    public static WalSegment numbered(long number, int timeline, SegmentSize size) {
        var perLog = size.segmentsPerLog();
        return new WalSegment(timeline, number / perLog, (int) (number % perLog));
    }

    /** Counts the segments of the log from its very beginning, whatever their timelines. */
    public long number(SegmentSize size) {
        return log * size.segmentsPerLog() + segment;
    }

    public WalSegment next(SegmentSize size) {
        return numbered(number(size) + 1, timeline, size);
    }

    public Lsn start(SegmentSize size) {
        return new Lsn(number(size) * size.bytes());
    }

    /** The first byte that it does not hold. */
    public Lsn end(SegmentSize size) {
        return start(size).plus(size.bytes());
    }

    public String name() {
        return "%08X%08X%08X".formatted(timeline, log, segment);
    }

    @Override
    public int compareTo(WalSegment other) {
        return BY_NAME.compare(this, other);
    }

    @Override
    public String toString() {
        return name();
    }
}
