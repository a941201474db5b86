package dev.pghaven.backups.archive.lag;

import static dev.pghaven.backups.archive.OrdersArchive.SIZE;
import static dev.pghaven.backups.archive.OrdersArchive.segment;

import dev.pghaven.backups.archive.ArchivedBlob;
import dev.pghaven.backups.archive.wal.ArchivedSegment;
import dev.pghaven.backups.archive.wal.ArchivedSegments;
import dev.pghaven.backups.archive.wal.Compression;
import dev.pghaven.backups.archive.wal.Lsn;
import dev.pghaven.backups.archive.wal.WalSegment;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A cluster with its archive, and a watch that looks at both. Times are seconds; at 0 the primary
 * has been one for an hour and writes segment 10, and 0 to 9 are archived.
 */
final class Scene {
    private static final Instant ZERO = Instant.parse("2026-06-05T12:00:00Z");

    private final TreeMap<WalSegment, Instant> blobs = new TreeMap<>();
    private final TreeMap<String, Instant> files = new TreeMap<>();
    private final TreeMap<String, Instant> statuses = new TreeMap<>();
    private Primary primary = new Primary("orders-1", "orders-1", at(-3600));
    private int timeline = 1;
    private Lsn current = segment(1, 10).start(SIZE).plus(1000);
    private Optional<Archiver.Run> success = Optional.empty();
    private Optional<Archiver.Run> failure = Optional.empty();
    private Optional<String> silence = Optional.empty();
    private Optional<BlobLook> outage = Optional.empty();
    private ArchiveMemory memory = ArchiveMemory.fresh();

    Scene() {
        for (var it = 0; it < 10; it++) {
            file(it, -600);
            archived(it, -590);
        }
        succeeded(9, -590);
    }

    static Instant at(long second) {
        return ZERO.plusSeconds(second);
    }

    /** PostgreSQL goes on to the next segment. */
    Scene closes(long number, long second) {
        file(number, second);
        statuses.put(segment(timeline, number) + ".ready", at(second));
        return writes(number + 1, 1000);
    }

    Scene writes(long segment, long bytes) {
        current = segment(timeline, segment).start(SIZE).plus(bytes);
        return this;
    }

    private void file(long number, long second) {
        files.put(segment(timeline, number).name(), at(second));
    }

    Scene recycles(long number) {
        files.remove(segment(timeline, number).name());
        return this;
    }

    Scene prepares(long number) {
        file(number, -5000);
        return this;
    }

    Scene archives(long number, long second) {
        archived(number, second);
        return succeeded(number, second);
    }

    Scene archived(long number, long second) {
        blobs.put(segment(timeline, number), at(second));
        return this;
    }

    /** PostgreSQL was told so; whether it is true is another thing. */
    Scene succeeded(long number, long second) {
        var name = segment(timeline, number).name();
        success = Optional.of(new Archiver.Run(name, at(second)));
        statuses.remove(name + ".ready");
        return this;
    }

    Scene fails(long number, long second) {
        failure = Optional.of(new Archiver.Run(segment(timeline, number).name(), at(second)));
        return this;
    }

    Scene retentionRemoves(long number) {
        blobs.remove(segment(timeline, number));
        return this;
    }

    Scene primary(String current, String target, long since) {
        primary = new Primary(current, target, at(since));
        return this;
    }

    Scene promotes(int timeline, long since) {
        this.timeline = timeline;
        statuses.clear();
        success = Optional.empty();
        failure = Optional.empty();
        return primary("orders-2", "orders-2", since);
    }

    Scene primaryIsSilent() {
        silence = Optional.of("connection refused");
        return this;
    }

    Scene primaryAnswers() {
        silence = Optional.empty();
        return this;
    }

    Scene containerIsGone() {
        outage = Optional.of(new BlobLook.Gone("container backups does not exist"));
        return this;
    }

    Scene blobsAreSilent() {
        outage = Optional.of(new BlobLook.Silent("access is denied"));
        return this;
    }

    Scene blobsAnswer() {
        outage = Optional.empty();
        return this;
    }

    Scene losesAllBlobs() {
        blobs.clear();
        return this;
    }

    Verdict look(long second) {
        var verdict = new ArchiveLag(Duration.ofMinutes(2)).judge(observe(second), memory);
        memory = verdict.memory();
        return verdict;
    }

    private Observation observe(long second) {
        DatabaseLook database =
                silence.<DatabaseLook>map(DatabaseLook.Silent::new)
                        .orElseGet(() -> new DatabaseLook.Seen(wal(second)));
        return new Observation(
                at(second), primary, database, outage.orElseGet(() -> new BlobLook.Seen(stored())));
    }

    private WalState wal(long second) {
        return new WalState(
                at(second),
                timeline,
                current,
                SIZE,
                Duration.ofMinutes(5),
                new Archiver(success, failure),
                list(files),
                list(statuses));
    }

    private static List<WalFile> list(TreeMap<String, Instant> files) {
        var list = new ArrayList<WalFile>();
        files.forEach((name, time) -> list.add(new WalFile(name, time)));
        list.add(new WalFile("00000002.history", at(0)));
        return list;
    }

    private ArchivedSegments stored() {
        var found = new ArrayList<ArchivedSegment>();
        blobs.forEach((segment, time) ->
                found.add(
                        new ArchivedSegment(
                                segment,
                                Compression.NONE,
                                new ArchivedBlob(segment.name(), SIZE.bytes(), time, "etag"))));
        return ArchivedSegments.of(found, SIZE);
    }
}
