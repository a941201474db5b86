package dev.pghaven.backups.archive.catalog;

import dev.pghaven.backups.archive.ArchivedBlob;
import dev.pghaven.backups.archive.wal.Compression;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The tar files of a backup: {@code data} and one per tablespace, each in numbered parts. */
final class DataFiles {
    private static final Pattern FORM =
            Pattern.compile("(?<base>data|\\d+)(?:_(?<part>\\d{4,}))?\\.tar(?<suffix>\\.\\w+)?");

    /** One tar file. */
    record Part(int number, Compression compression, ArchivedBlob blob) {}

    private final Map<String, List<Part>> parts = new TreeMap<>();

    private DataFiles(List<ArchivedBlob> blobs) {
        blobs.forEach(this::add);
    }

    static DataFiles among(List<ArchivedBlob> blobs) {
        return new DataFiles(blobs);
    }

    private void add(ArchivedBlob blob) {
        var name = FORM.matcher(blob.fileName());
        if (!name.matches()) {
            return;
        }
        var suffix = name.group("suffix") == null ? "" : name.group("suffix");
        var number = name.group("part") == null ? 0 : Integer.parseInt(name.group("part"));
        Compression.ofSuffix(suffix)
                .ifPresent(it ->
                        parts.computeIfAbsent(name.group("base"), base -> new ArrayList<>())
                                .add(new Part(number, it, blob)));
    }

    Stream<Part> all() {
        return parts.values().stream().flatMap(List::stream);
    }

    long bytes() {
        return all().mapToLong(it -> it.blob().size()).sum();
    }

    /** A part that is last and gone cannot be missed: nothing says how many there were. */
    List<String> missing(BackupInfo info) {
        var bases =
                Stream.concat(
                        Stream.of("data"),
                        info.tablespaces().stream().map(it -> Long.toString(it.oid())));
        return bases.flatMap(this::missing).toList();
    }

    private Stream<String> missing(String base) {
        var there = parts.getOrDefault(base, List.of()).stream().map(Part::number).toList();
        var last = there.stream().mapToInt(it -> it).max().orElse(0);
        return Stream.iterate(0, it -> it <= last, it -> it + 1)
                .filter(it -> !there.contains(it))
                .map(it -> it == 0 ? base + ".tar" : "%s_%04d.tar".formatted(base, it));
    }
}
