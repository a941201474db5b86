package dev.pghaven.backups.archive.wal;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** A {@code .history} blob, read or found unreadable. */
sealed interface HistoryFile {
    /** It tells the ancestry of its timeline. */
    record Readable(TimelineHistory history) implements HistoryFile {}

    /** PostgreSQL could not follow it either. */
    record Unreadable(String problem) implements HistoryFile {}

    static HistoryFile read(WalFileName.History name, byte[] content) {
        try (var plain = name.compression().open(new ByteArrayInputStream(content))) {
            var text = new String(plain.readAllBytes(), StandardCharsets.UTF_8);
            return new Readable(TimelineHistory.of(name.timeline(), text));
        } catch (IOException | IllegalArgumentException e) {
            return new Unreadable(
                    "cannot read the history of timeline %d: %s"
                            .formatted(name.timeline(), e.getMessage()));
        }
    }
}
