package dev.pghaven.backups.archive.catalog;

import dev.pghaven.backups.archive.ArchivedBlob;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** A backup in the catalog, with its blobs. Ids are times, so their order is that of age. */
public record CataloguedBackup(
        String id, BackupState state, Optional<Keep> keep, List<ArchivedBlob> blobs)
        implements Comparable<CataloguedBackup> {
    /** Somebody told Barman to keep the backup, whatever the retention policy says. */
    public enum Keep {
        /** With all WAL that follows. */
        FULL,
        /** With no more WAL than makes it consistent. */
        STANDALONE
    }

    public CataloguedBackup {
        blobs = List.copyOf(blobs);
    }

    public long bytes() {
        return blobs.stream().mapToLong(ArchivedBlob::size).sum();
    }

    /** Present when nothing of its data is missing. */
    public Optional<BackupInfo> complete() {
        return state instanceof BackupState.Complete(var info)
                ? Optional.of(info)
                : Optional.empty();
    }

    /** Present when Barman counts it among the backups that it has. */
    public Optional<BackupInfo> doneForBarman() {
        return switch (state) {
            case BackupState.Complete it -> Optional.of(it.info());
            case BackupState.WithoutData it -> Optional.of(it.info());
            case BackupState.Truncated it -> Optional.of(it.info());
            case BackupState.Failed it -> Optional.empty();
            case BackupState.Unfinished it -> Optional.empty();
            case BackupState.WithoutInfo it -> Optional.empty();
            case BackupState.UnreadableInfo it -> Optional.empty();
        };
    }

    @Override
    public int compareTo(CataloguedBackup other) {
        return Comparator.comparing(CataloguedBackup::id).compare(this, other);
    }
}
