package dev.pghaven.backups.archive.catalog;

import java.util.List;

/** What a backup is worth, judged by what Barman says and by its blobs. */
public sealed interface BackupState {
    /** Everything that a restore of the data needs is there; its WAL is another question. */
    record Complete(BackupInfo info) implements BackupState {}

    /** Barman says that it failed. */
    record Failed(String reason) implements BackupState {}

    /** Barman has begun it and not said that it is done. */
    record Unfinished(BackupStatus status) implements BackupState {}

    /** There are blobs but no {@code backup.info}: still running, or abandoned. */
    record WithoutInfo() implements BackupState {}

    /** Its {@code backup.info} cannot be understood. */
    record UnreadableInfo(String problem) implements BackupState {}

    /** Barman says that it is done, yet blobs are missing. */
    record WithoutData(BackupInfo info, List<String> missing) implements BackupState {
        public WithoutData {
            missing = List.copyOf(missing);
        }
    }

    /** Barman says that it is done, yet a blob ends too early. */
    record Truncated(BackupInfo info, List<String> damages) implements BackupState {
        public Truncated {
            damages = List.copyOf(damages);
        }
    }

    default String describe() {
        return switch (this) {
            case Complete it -> "complete";
            case Failed it -> "failed: " + it.reason();
            case Unfinished it -> "unfinished: Barman says " + it.status();
            case WithoutInfo it -> "without backup.info";
            case UnreadableInfo it -> "unreadable backup.info: " + it.problem();
            case WithoutData it -> "lacks " + String.join(", ", it.missing());
            case Truncated it -> "truncated: " + String.join("; ", it.damages());
        };
    }
}
