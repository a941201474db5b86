package dev.pghaven.backups.archive.wal;

import java.util.Comparator;
import java.util.Optional;

/** A folder of Barman's {@code wals}: 4 GB of the log of one timeline. */
record WalFolder(int timeline, long log) implements Comparable<WalFolder> {
    private static final Comparator<WalFolder> BY_NAME =
            Comparator.comparingInt(WalFolder::timeline).thenComparingLong(WalFolder::log);

    static WalFolder of(WalSegment segment) {
        return new WalFolder(segment.timeline(), segment.log());
    }

    static Optional<WalFolder> of(String name) {
        return WalFileName.of(name + "00000000").orElse(null)
                        instanceof WalFileName.Segment(var first, var plain)
                ? Optional.of(of(first))
                : Optional.empty();
    }

    String name() {
        return "%08X%08X".formatted(timeline, log);
    }

    @Override
    public int compareTo(WalFolder other) {
        return BY_NAME.compare(this, other);
    }
}
