package dev.pghaven.sandbox.cnpg.retention;

import dev.pghaven.sandbox.barman.ArchiveLocation;
import dev.pghaven.sandbox.barman.BackupInfo;
import dev.pghaven.sandbox.barman.BackupInfo.Position;
import dev.pghaven.sandbox.barman.BaseBackups;
import java.io.IOException;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Pattern;

/** Takes obsolete backups, and WAL that no backup needs, out of an archive. */
record Removal(ArchiveLocation location) {
    private static final Pattern SEGMENT = Pattern.compile("([0-9A-F]{24})([.].+)?");

    void apply(RecoveryWindow window, Instant now) throws IOException {
        var backups = new BaseBackups(location);
        var obsolete = window.obsolete(backups.list(), now);
        for (var backup : obsolete) {
            backups.delete(backup.id());
        }
        if (!obsolete.isEmpty()) {
            var first = firstNeeded(backups);
            if (first.isPresent()) {
                deleteWalBefore(first.get());
            }
        }
    }

    private static Optional<String> firstNeeded(BaseBackups backups) throws IOException {
        return backups.list().stream()
                .filter(BackupInfo::isDone)
                .flatMap(it -> it.begin().stream())
                .min(Comparator.comparing(Position::time))
                .map(Position::wal);
    }

    /** Histories of timelines stay for ever. */
    private void deleteWalBefore(String first) throws IOException {
        for (var blob : location.blobs().list(location.prefix() + "/wals/")) {
            var name = blob.name().substring(blob.name().lastIndexOf('/') + 1);
            var segment = SEGMENT.matcher(name);
            if (segment.matches() && segment.group(1).compareTo(first) < 0) {
                location.blobs().delete(blob.name());
            }
        }
    }
}
