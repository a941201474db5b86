package dev.pghaven.sandbox.cnpg.recovery;

import java.util.Optional;
import java.util.regex.Pattern;

/** The name of a WAL segment, which says its place in the WAL of one timeline. */
record SegmentName(String timeline, long number, long perLog) {
    private static final Pattern SEGMENT = Pattern.compile("[0-9A-F]{24}");
    private static final int TIMELINE = 8;
    private static final int LOG = 16;
    private static final int HEXADECIMAL = 16;
    private static final long LOG_SIZE = 1L << 32;

    /** Empty for what else is in an archive: histories, labels, partial segments. */
    static Optional<SegmentName> parse(String name, int segmentSize) {
        if (!SEGMENT.matcher(name).matches()) {
            return Optional.empty();
        }
        long perLog = LOG_SIZE / segmentSize;
        long log = Long.parseLong(name.substring(TIMELINE, LOG), HEXADECIMAL);
        long segment = Long.parseLong(name.substring(LOG), HEXADECIMAL);
        return Optional.of(
                new SegmentName(name.substring(0, TIMELINE), log * perLog + segment, perLog));
    }

    SegmentName plus(int segments) {
        return new SegmentName(timeline, number + segments, perLog);
    }

    @Override
    public String toString() {
        return timeline + "%08X%08X".formatted(number / perLog, number % perLog);
    }
}
