package dev.pghaven.backups.archive.wal;

/** How large a cluster's WAL segments are: chosen once, at initdb. */
public record SegmentSize(int bytes) {
    public static final SegmentSize USUAL = new SegmentSize(16 << 20);

    private static final int SMALLEST = 1 << 20;
    private static final int LARGEST = 1 << 30;

    public SegmentSize {
        if (bytes < SMALLEST || bytes > LARGEST || Integer.bitCount(bytes) != 1) {
            throw new IllegalArgumentException(
                    "a WAL segment has a power of two from 1 MB to 1 GB, not %d bytes"
                            .formatted(bytes));
        }
    }

    /** The middle eight digits of a segment's name count 4 GB each. */
    int segmentsPerLog() {
        return (int) (0x1_0000_0000L / bytes);
    }
}
