package dev.pghaven.backups.archive.catalog;

import dev.pghaven.backups.archive.Archive;
import dev.pghaven.backups.archive.ArchivedBlob;
import dev.pghaven.backups.archive.catalog.CataloguedBackup.Keep;
import dev.pghaven.backups.archive.wal.Compression;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The folder of one backup, from which its entry in the catalog is made. */
record BackupFolder(Archive archive, String id, List<ArchivedBlob> blobs) {
    CataloguedBackup read() {
        return new CataloguedBackup(id, state(), keep(), blobs);
    }

    private BackupState state() {
        return text("/" + id + "/backup.info")
                .map(it -> state(BackupInfoFile.read(id, it)))
                .orElseGet(BackupState.WithoutInfo::new);
    }

    private BackupState state(InfoReading reading) {
        return switch (reading) {
            case InfoReading.Done it -> judge(it.info());
            case InfoReading.Failed it -> new BackupState.Failed(it.reason());
            case InfoReading.Unfinished it -> new BackupState.Unfinished(it.status());
            case InfoReading.Invalid it -> new BackupState.UnreadableInfo(it.problem());
        };
    }

    private BackupState judge(BackupInfo info) {
        var files = DataFiles.among(blobs);
        var missing = files.missing(info);
        if (!missing.isEmpty()) {
            return new BackupState.WithoutData(info, missing);
        }
        var damages = Stream.concat(files.all().flatMap(this::damage), lack(info, files)).toList();
        return damages.isEmpty()
                ? new BackupState.Complete(info)
                : new BackupState.Truncated(info, damages);
    }

    private Stream<String> damage(DataFiles.Part part) {
        var blob = part.blob();
        return TarEnd.isThere(part.compression(), blob.size(), archive.tail(blob, TarEnd.BYTES))
                ? Stream.empty()
                : Stream.of("%s ends after %d bytes".formatted(blob.fileName(), blob.size()));
    }

    /** Barman's size may mean the files as they were before they were compressed. */
    private static Stream<String> lack(BackupInfo info, DataFiles files) {
        var plain = files.all().allMatch(it -> it.compression() == Compression.NONE);
        return plain && info.size().isPresent() && files.bytes() < info.size().getAsLong()
                ? Stream.of(
                        "%d of %d bytes are there"
                                .formatted(files.bytes(), info.size().getAsLong()))
                : Stream.empty();
    }

    private Optional<Keep> keep() {
        return text("/" + id + "/annotations/keep")
                .map(it -> it.strip().equals("standalone") ? Keep.STANDALONE : Keep.FULL);
    }

    private Optional<String> text(String ending) {
        return blobs.stream()
                .filter(it -> it.name().endsWith(ending))
                .findFirst()
                .flatMap(it -> archive.read(it.name()))
                .map(it -> new String(it, StandardCharsets.UTF_8));
    }
}
