package dev.pghaven.backups.watch;

import dev.pghaven.backups.archive.lag.ArchiveLag;
import dev.pghaven.backups.archive.lag.BlobLook;
import dev.pghaven.backups.archive.lag.Judgement;
import dev.pghaven.backups.archive.lag.Observation;
import dev.pghaven.backups.archive.lag.Verdict;
import dev.pghaven.backups.archive.wal.ArchivedSegment;
import dev.pghaven.backups.archive.wal.WalSegment;
import dev.pghaven.contracts.ClusterRef;
import java.time.Instant;
import java.util.Optional;

/** Makes of a look what is remembered and what is told. */
final class ArchiveJudge {
    private final ArchiveLag lag;

    ArchiveJudge(ArchiveLag lag) {
        this.lag = lag;
    }

    Finding judge(ClusterRef cluster, WatchState before, Sight sight, Instant now) {
        return switch (sight) {
            case Sight.Nothing(var why) -> Finding.silent(before.unknown(why, now));
            case Sight.Seen(var uid, var seen) -> judge(cluster, before.of(uid), uid, seen);
        };
    }

    private Finding judge(ClusterRef cluster, WatchState before, String uid, Observation seen) {
        var verdict = lag.judge(seen, before.memory());
        var state =
                new WatchState(
                        Optional.of(uid),
                        verdict.memory(),
                        newest(seen.blobs()).or(before::newest),
                        verdict.dataAtRisk(),
                        before.stalls() + (hasBegun(verdict) ? 1 : 0),
                        describe(verdict.judgement()),
                        Optional.of(seen.at()));
        return new Finding(
                state, verdict.change().map(it -> new StallNews(cluster, state, seen).of(it)));
    }

    private static boolean hasBegun(Verdict verdict) {
        return verdict.change().filter(Verdict.StallBegan.class::isInstance).isPresent();
    }

    private static Optional<WalSegment> newest(BlobLook blobs) {
        return blobs instanceof BlobLook.Seen(var segments)
                ? segments.newest().map(ArchivedSegment::segment)
                : Optional.empty();
    }

    private static String describe(Judgement judgement) {
        return switch (judgement) {
            case Judgement.Healthy it -> "healthy: segment %s is archived".formatted(it.newest());
            case Judgement.Idle _ -> "idle: all closed segments are archived";
            case Judgement.Stalled it -> "stalled since %s: %s".formatted(it.since(), it.reason());
            case Judgement.Undecided it -> "undecided: " + it.why();
        };
    }
}
