package dev.pghaven.backups.watch;

import dev.pghaven.backups.archive.lag.DataAtRisk;
import dev.pghaven.backups.archive.lag.DatabaseLook;
import dev.pghaven.backups.archive.lag.Judgement.Stalled;
import dev.pghaven.backups.archive.lag.Observation;
import dev.pghaven.backups.archive.lag.Verdict;
import dev.pghaven.backups.archive.lag.WalState;
import dev.pghaven.backups.archive.wal.WalSegment;
import dev.pghaven.contracts.ArchivingResumed;
import dev.pghaven.contracts.ArchivingStalled;
import dev.pghaven.contracts.ClusterRef;
import dev.pghaven.contracts.Fact;
import dev.pghaven.operations.Announcement;
import java.time.Duration;
import java.util.Optional;

/**
 * Tells of the begin and the end of a stall. Two stalls may begin at the same moment by the
 * primary's clock, such as when a container is emptied twice, so they are counted.
 */
record StallNews(ClusterRef cluster, WatchState state, Observation seen) {
    Announcement of(Verdict.Change change) {
        return switch (change) {
            case Verdict.StallBegan(var stall) -> announce(began(stall), stall);
            case Verdict.StallEnded(var stall) -> announce(ended(stall), stall);
        };
    }

    private Announcement announce(Fact fact, Stalled stall) {
        return Announcement.of(
                fact,
                state.uid().orElseThrow(),
                Long.toString(state.stalls()),
                stall.since().toString());
    }

    private ArchivingStalled began(Stalled stall) {
        var risk = state.dataAtRisk().orElseGet(() -> atLeast(stall));
        return new ArchivingStalled(
                cluster,
                stall.since(),
                stall.reason(),
                state.newest().map(WalSegment::name),
                waiting(),
                risk.age().toSeconds(),
                risk.bytes());
    }

    private ArchivingResumed ended(Stalled stall) {
        return new ArchivingResumed(cluster, stall.since(), seen.at(), lastArchived());
    }

    /** Where only the primary, or only the archive, answers. */
    private DataAtRisk atLeast(Stalled stall) {
        var age = Duration.between(stall.since(), seen.at());
        var bytes = wal().map(it -> waiting() * it.size().bytes()).orElse(0L);
        return new DataAtRisk(age.isNegative() ? Duration.ZERO : age, bytes);
    }

    private long waiting() {
        return wal().map(it -> (long) it.waiting().size()).orElse(0L);
    }

    /** The archive may be empty when it begins anew; then it is what PostgreSQL archived last. */
    private String lastArchived() {
        return state.newest()
                .map(WalSegment::name)
                .or(() -> wal().flatMap(it -> it.archiver().lastSuccess()).map(it -> it.file()))
                .orElse("");
    }

    private Optional<WalState> wal() {
        return switch (seen.database()) {
            case DatabaseLook.Seen it -> Optional.of(it.wal());
            case DatabaseLook.Silent _ -> Optional.empty();
        };
    }
}
