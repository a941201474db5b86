package dev.pghaven.backups.archive.window;

import dev.pghaven.backups.archive.catalog.BackupInfo;
import dev.pghaven.backups.archive.wal.ArchivedSegment;
import dev.pghaven.backups.archive.wal.ArchivedSegments;
import dev.pghaven.backups.archive.wal.Lsn;
import dev.pghaven.backups.archive.wal.WalPath;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * Draws a moment from the windows, each second with the same chance. The moment is given as an LSN:
 * recovery to a time fails unless a transaction follows it, and a listing of blobs cannot tell
 * whether one does. Recovery to an LSN only wants a record there or later, and the last segment of
 * the window, which is never drawn from, holds one.
 */
public final class PointLottery {
    private final ArchivedSegments segments;
    private final RandomGenerator random;

    public PointLottery(ArchivedSegments segments, RandomGenerator random) {
        this.segments = segments;
        this.random = random;
    }

    /** Empty when no window holds a segment beyond the one in which its oldest backup ends. */
    public Optional<RandomPoint> draw(RecoveryWindows windows) {
        var eligible = windows.windows().stream().filter(PointLottery::hasRoom).toList();
        return eligible.isEmpty() ? Optional.empty() : Optional.of(drawFrom(window(eligible)));
    }

    private static boolean hasRoom(RecoveryWindow window) {
        return lastSafe(window).compareTo(window.fromLsn()) >= 0;
    }

    private static Lsn lastSafe(RecoveryWindow window) {
        return window.last().start(window.path().size());
    }

    /** The longer the window, the likelier it is. */
    private RecoveryWindow window(List<RecoveryWindow> eligible) {
        var left = random.nextLong(eligible.stream().mapToLong(PointLottery::millis).sum());
        for (var it : eligible) {
            left -= millis(it);
            if (left < 0) {
                return it;
            }
        }
        return eligible.getLast();
    }

    private static long millis(RecoveryWindow window) {
        return Duration.between(window.from(), window.until()).toMillis() + 1;
    }

    private RandomPoint drawFrom(RecoveryWindow window) {
        var point = draw(knots(window));
        return new RandomPoint(
                backupBefore(point.lsn(), window),
                point.lsn(),
                window.timeline(),
                point.time(),
                "LSN %s is before segment %s, which is archived and holds what recovery reads next"
                        .formatted(point.lsn(), window.last()));
    }

    private List<Knot> knots(RecoveryWindow window) {
        var knots = new ArrayList<Knot>();
        knots.add(new Knot(window.fromLsn(), window.from()));
        var path = window.path();
        var from = path.segmentHolding(window.fromLsn()).number(path.size());
        for (var it = from; it < window.last().number(path.size()); it++) {
            knots.add(knot(path, it, knots.getLast().time()));
        }
        return knots;
    }

    /** Segments are uploaded side by side, so a later one may have been archived before. */
    private Knot knot(WalPath path, long number, Instant atLeast) {
        var segment = path.segment(number);
        var archived = segments.whole(segment).map(ArchivedSegment::blob).orElseThrow().time();
        return new Knot(segment.end(path.size()), archived.isAfter(atLeast) ? archived : atLeast);
    }

    private Knot draw(List<Knot> knots) {
        var first = knots.getFirst();
        var last = knots.getLast();
        var span = Duration.between(first.time(), last.time()).toMillis();
        if (span == 0) {
            return new Knot(
                    first.lsn().plus(random.nextLong(last.lsn().bytesSince(first.lsn()) + 1)),
                    first.time());
        }
        return at(first.time().plusMillis(random.nextLong(span + 1)), knots);
    }

    private static Knot at(Instant time, List<Knot> knots) {
        var index = 1;
        while (knots.get(index).time().isBefore(time)) {
            index++;
        }
        return knots.get(index - 1).between(knots.get(index), time);
    }

    private static BackupInfo backupBefore(Lsn lsn, RecoveryWindow window) {
        return window.backups().stream()
                .filter(it -> it.span().end().lsn().compareTo(lsn) <= 0)
                .reduce((older, newer) -> newer)
                .orElseThrow();
    }
}
