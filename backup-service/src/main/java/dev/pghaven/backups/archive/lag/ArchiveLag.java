package dev.pghaven.backups.archive.lag;

import dev.pghaven.backups.archive.wal.WalSegment;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Judges whether WAL reaches the archive. It is stalled when WAL that was closed a while ago is not
 * in the blobs, or when the archiver's failures are newer than its successes. An idle cluster is
 * not stalled, and nothing is judged during a switchover.
 *
 * @param overdue how long after its closing a segment may be missing
 */
public record ArchiveLag(Duration overdue) {
    /** The segments that must be looked for besides the newest. */
    public static List<WalSegment> wanted(DatabaseLook database, ArchiveMemory memory) {
        var waiting =
                switch (database) {
                    case DatabaseLook.Seen it -> it.wal().waiting().keySet().stream();
                    case DatabaseLook.Silent it -> Stream.<WalSegment>empty();
                };
        var remembered = memory.outstanding().map(Outstanding::segment).stream();
        return Stream.concat(waiting, remembered).distinct().toList();
    }

    public Verdict judge(Observation seen, ArchiveMemory before) {
        return switch (seen.database()) {
            case DatabaseLook.Seen it -> judge(seen, it.wal(), before);
            case DatabaseLook.Silent it ->
                    new BlindLook(overdue, seen, it.reason(), before).verdict();
        };
    }

    private Verdict judge(Observation seen, WalState wal, ArchiveMemory before) {
        var look = Look.of(overdue, seen, wal, before);
        var openAtBegin = before.openAtBegin().orElseGet(wal::open);
        var memory =
                new ArchiveMemory(Optional.of(openAtBegin), look.outstanding(), before.stalled());
        return Verdict.of(look.judge(openAtBegin), look.dataAtRisk(), memory);
    }
}
