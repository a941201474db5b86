package dev.pghaven.backups.archive.wal;

import java.util.List;
import java.util.stream.Collectors;

/** Whether all the WAL from one segment to another is in the archive. */
public sealed interface WalChain {
    /** Nothing is missing. */
    record Whole(WalSegment first, WalSegment last, long count) implements WalChain {}

    /**
     * Recovery would stop at the first of these.
     *
     * @param begin the first few of the missing or damaged segments
     */
    record Broken(WalSegment first, WalSegment last, long missing, List<Lack> begin)
            implements WalChain {
        public Broken {
            begin = List.copyOf(begin);
        }
    }

    /** The timelines do not lead there. */
    record Unconnected(String reason) implements WalChain {}

    /** A segment that recovery would need. */
    record Lack(WalSegment segment, boolean damaged) {
        @Override
        public String toString() {
            return segment + (damaged ? " (damaged)" : "");
        }
    }

    default String describe() {
        return switch (this) {
            case Whole it -> "%d segments from %s to %s".formatted(it.count, it.first, it.last);
            case Broken it -> describe(it);
            case Unconnected it -> it.reason;
        };
    }

    private static String describe(Broken it) {
        var names = it.begin.stream().map(Lack::toString).collect(Collectors.joining(", "));
        var others = it.missing - it.begin.size();
        return "WAL from %s to %s lacks %s%s"
                .formatted(it.first, it.last, names, others > 0 ? " and " + others + " more" : "");
    }
}
