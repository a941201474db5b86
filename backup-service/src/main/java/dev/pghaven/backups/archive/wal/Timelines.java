package dev.pghaven.backups.archive.wal;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The histories that an archive holds.
 *
 * @param problems history files that cannot be read, each a sentence
 */
public record Timelines(Map<Integer, TimelineHistory> histories, List<String> problems) {
    public Timelines {
        histories = Map.copyOf(histories);
        problems = List.copyOf(problems);
    }

    /** A timeline without a history file counts as one without ancestors. */
    public TimelineHistory of(int timeline) {
        return Optional.ofNullable(histories.get(timeline))
                .orElseGet(() -> TimelineHistory.withoutAncestors(timeline));
    }

    /** The newest timeline that can be reached from there. */
    public TimelineHistory newestAfter(int timeline, Lsn lsn) {
        return histories.values().stream()
                .filter(it -> it.timeline() > timeline && it.contains(timeline, lsn))
                .max(Comparator.comparingInt(TimelineHistory::timeline))
                .orElseGet(() -> of(timeline));
    }
}
