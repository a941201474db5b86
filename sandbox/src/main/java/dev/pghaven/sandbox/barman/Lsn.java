package dev.pghaven.sandbox.barman;

import java.util.Locale;

/** A place in the WAL, written {@code 0/3000028}. */
public record Lsn(long bytes) implements Comparable<Lsn> {
    private static final int LOW_BITS = 32;
    private static final long LOW = 0xFFFFFFFFL;

    public static Lsn parse(String text) {
        var halves = text.split("/", -1);
        if (halves.length != 2) {
            throw new IllegalArgumentException("not an LSN: '" + text + "'");
        }
        return new Lsn(Long.parseLong(halves[0], 16) << LOW_BITS | Long.parseLong(halves[1], 16));
    }

    /**
     * The segment that holds the byte here; PostgreSQL's own function does not work on standbys.
     */
    public String segment(int timeline, int segmentSize) {
        long number = bytes / segmentSize;
        long perLog = (LOW + 1) / segmentSize;
        return "%08X%08X%08X".formatted(timeline, number / perLog, number % perLog);
    }

    public long offset(int segmentSize) {
        return bytes % segmentSize;
    }

    @Override
    public int compareTo(Lsn other) {
        return Long.compareUnsigned(bytes, other.bytes);
    }

    @Override
    public String toString() {
        return "%X/%X".formatted(bytes >>> LOW_BITS, bytes & LOW).toUpperCase(Locale.ROOT);
    }
}
