package dev.pghaven.backups.archive.wal;

import dev.pghaven.backups.archive.ArchivedBlob;
import dev.pghaven.backups.archive.ServerArchive;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The folder {@code wals} of a server: lists no more of it than a question needs. */
public record WalArchive(ServerArchive archive) {
    /** Whatever its compression; empty also while only a part of it is there. */
    public Optional<ArchivedSegment> find(WalSegment segment, SegmentSize size) {
        var place = archive.wals() + WalFolder.of(segment).name() + "/" + segment;
        return ArchivedSegments.of(segmentsUnder(place), size).whole(segment);
    }

    /** The segments in all folders that recovery along this path comes through. */
    public ArchivedSegments along(WalPath path, WalSegment first, WalSegment last) {
        return in(path.folders(first, last), path.size());
    }

    private ArchivedSegments in(Collection<WalFolder> folders, SegmentSize size) {
        var segments = folders.stream().flatMap(it -> segmentsIn(it).stream()).toList();
        return ArchivedSegments.of(segments, size);
    }

    /** Everything from that place in the log on, whatever its timeline. */
    public ArchivedSegments since(WalSegment first, SegmentSize size) {
        return in(folders().filter(it -> it.log() >= first.log()).toList(), size);
    }

    /** The segment with the highest name on the newest timeline; reads from the end. */
    public Optional<ArchivedSegment> newest(SegmentSize size) {
        return folders()
                .sorted(Comparator.reverseOrder())
                .map(it -> ArchivedSegments.of(segmentsIn(it), size).newest())
                .flatMap(Optional::stream)
                .findFirst();
    }

    /**
     * Whether all WAL is there that leads from one place to another.
     *
     * @param target the timeline that recovery is told to follow
     */
    public WalChain chain(
            WalSegment first, Lsn consistentAt, WalSegment last, int target, SegmentSize size) {
        var history = timelines().of(target);
        if (!history.contains(first.timeline(), consistentAt)) {
            return new WalChain.Unconnected(
                    "timeline %d does not hold what timeline %d wrote up to %s"
                            .formatted(target, first.timeline(), consistentAt));
        }
        var path = new WalPath(history, size);
        return path.chain(first, last, along(path, first, last));
    }

    public Timelines timelines() {
        var histories = new HashMap<Integer, TimelineHistory>();
        var problems = new ArrayList<String>();
        for (var file : archive.archive().folder(archive.wals()).blobs()) {
            if (WalFileName.of(file.fileName()).orElse(null)
                    instanceof WalFileName.History history) {
                switch (read(history, file)) {
                    case HistoryFile.Readable it -> histories.put(history.timeline(), it.history());
                    case HistoryFile.Unreadable it -> problems.add(it.problem());
                }
            }
        }
        return new Timelines(histories, problems);
    }

    private HistoryFile read(WalFileName.History name, ArchivedBlob file) {
        return archive.archive()
                .read(file.name())
                .map(it -> HistoryFile.read(name, it))
                .orElseGet(() -> new HistoryFile.Unreadable(file.fileName() + " is gone"));
    }

    /** The newest segments and those that are wanted, as far as they are there. */
    public ArchivedSegments newestAnd(Collection<WalSegment> wanted, SegmentSize size) {
        var newest = newest(size).map(ArchivedSegment::segment).stream();
        var folders = Stream.concat(newest, wanted.stream()).map(WalFolder::of).distinct();
        return in(folders.toList(), size);
    }

    private Stream<WalFolder> folders() {
        return archive.archive().folder(archive.wals()).folders().stream()
                .map(it -> it.substring(archive.wals().length(), it.length() - 1))
                .flatMap(it -> WalFolder.of(it).stream());
    }

    private List<ArchivedSegment> segmentsIn(WalFolder folder) {
        return segmentsUnder(archive.wals() + folder.name() + "/");
    }

    private List<ArchivedSegment> segmentsUnder(String prefix) {
        return archive.archive().list(prefix).stream().flatMap(WalArchive::segment).toList();
    }

    private static Stream<ArchivedSegment> segment(ArchivedBlob blob) {
        return WalFileName.of(blob.fileName()).orElse(null)
                        instanceof WalFileName.Segment(var segment, var compression)
                ? Stream.of(new ArchivedSegment(segment, compression, blob))
                : Stream.empty();
    }
}
