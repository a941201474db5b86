package dev.pghaven.backups.archive.wal;

import java.util.ArrayList;
import java.util.List;

/** The timelines that a timeline grew from, oldest first, as its {@code .history} file tells. */
public record TimelineHistory(int timeline, List<Switch> switches) {
    /** Where a timeline was left for its successor. */
    public record Switch(int timeline, Lsn at, String reason) {}

    public TimelineHistory {
        switches = List.copyOf(switches);
        var before = new Switch(0, new Lsn(0), "");
        for (var it : switches) {
            if (it.timeline() <= before.timeline() || it.at().compareTo(before.at()) < 0) {
                throw new IllegalArgumentException(
                        "history of timeline %d is out of order at timeline %d"
                                .formatted(timeline, it.timeline()));
            }
            before = it;
        }
        if (timeline <= before.timeline()) {
            throw new IllegalArgumentException(
                    "history of timeline %d names timeline %d"
                            .formatted(timeline, before.timeline()));
        }
    }

    /** As PostgreSQL sees a timeline that has no history file, the first one above all. */
    public static TimelineHistory withoutAncestors(int timeline) {
        return new TimelineHistory(timeline, List.of());
    }

    public static TimelineHistory of(int timeline, String text) {
        var switches = new ArrayList<Switch>();
        for (var line : text.lines().map(String::strip).toList()) {
            if (!line.isEmpty() && !line.startsWith("#")) {
                switches.add(read(timeline, line));
            }
        }
        return new TimelineHistory(timeline, switches);
    }

    private static Switch read(int timeline, String line) {
        var parts = line.split("\\s+", 3);
        if (parts.length < 2 || !parts[0].matches("[1-9]\\d{0,8}")) {
            throw new IllegalArgumentException(
                    "history of timeline %d has the line '%s'".formatted(timeline, line));
        }
        return new Switch(
                Integer.parseInt(parts[0]), Lsn.of(parts[1]), parts.length == 3 ? parts[2] : "");
    }

    /**
     * On which timeline recovery reads this segment: the newest one that had begun in it, because a
     * promotion copies the segment in which it happens.
     */
    public int timelineOf(long segmentNumber, SegmentSize size) {
        for (var index = switches.size() - 1; index >= 0; index--) {
            var at = switches.get(index).at();
            if (WalSegment.holding(at, timeline, size).number(size) <= segmentNumber) {
                return successor(index);
            }
        }
        return switches.isEmpty() ? timeline : switches.getFirst().timeline();
    }

    private int successor(int index) {
        return index + 1 < switches.size() ? switches.get(index + 1).timeline() : timeline;
    }

    /** Whether this timeline holds what a server wrote on that timeline up to there. */
    public boolean contains(int other, Lsn upTo) {
        return other == timeline
                || switches.stream()
                        .anyMatch(it -> it.timeline() == other && it.at().compareTo(upTo) >= 0);
    }
}
