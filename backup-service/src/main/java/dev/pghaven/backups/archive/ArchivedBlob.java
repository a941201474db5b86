package dev.pghaven.backups.archive;

import java.time.Instant;

/** A blob as a listing shows it; its time is that of its last write. */
public record ArchivedBlob(String name, long size, Instant time, String etag) {
    public String fileName() {
        return name.substring(name.lastIndexOf('/') + 1);
    }
}
