package dev.pghaven.backups.watch;

import dev.pghaven.backups.archive.lag.ArchiveMemory;
import dev.pghaven.backups.archive.lag.DataAtRisk;
import dev.pghaven.backups.archive.wal.WalSegment;
import java.time.Instant;
import java.util.Optional;

/**
 * What the looks at a cluster have come to, as it is stored between them.
 *
 * @param uid of the Cluster; another one of that name is another story
 * @param newest the newest segment that was seen in the archive
 * @param dataAtRisk empty while nobody knows
 * @param stalls how many have begun so far
 * @param says what the last look came to, for people
 * @param at when that was; empty before the first look
 */
public record WatchState(
        Optional<String> uid,
        ArchiveMemory memory,
        Optional<WalSegment> newest,
        Optional<DataAtRisk> dataAtRisk,
        long stalls,
        String says,
        Optional<Instant> at) {
    public static WatchState fresh() {
        return new WatchState(
                Optional.empty(),
                ArchiveMemory.fresh(),
                Optional.empty(),
                Optional.empty(),
                0,
                "not looked at yet",
                Optional.empty());
    }

    /** Nothing can be said, so what was said stays; what was at risk is not known any more. */
    WatchState unknown(String why, Instant now) {
        return new WatchState(uid, memory, newest, Optional.empty(), stalls, why, Optional.of(now));
    }

    /** What is remembered of the Cluster with this uid. */
    WatchState of(String cluster) {
        return uid.filter(it -> !it.equals(cluster)).isPresent() ? fresh() : this;
    }

    public boolean isStalled() {
        return memory.stalled().isPresent();
    }
}
