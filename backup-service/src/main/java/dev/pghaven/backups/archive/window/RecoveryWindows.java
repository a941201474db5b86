package dev.pghaven.backups.archive.window;

import dev.pghaven.backups.archive.wal.WalChain;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Everything that can be restored of a server, oldest first, and why the rest cannot.
 *
 * @param gaps what lies between two windows of one timeline
 * @param problems what else is wrong with the archive, each a sentence
 */
public record RecoveryWindows(
        String server,
        List<RecoveryWindow> windows,
        List<WalChain> gaps,
        List<Unusable> unusable,
        List<String> problems) {
    /** A backup that is complete by itself, but not its WAL. */
    public record Unusable(String backupId, String reason) {}

    public RecoveryWindows {
        windows = List.copyOf(windows);
        gaps = List.copyOf(gaps);
        unusable = List.copyOf(unusable);
        problems = List.copyOf(problems);
    }

    public Optional<Instant> firstRecoverabilityPoint() {
        return windows.stream().map(RecoveryWindow::from).min(Instant::compareTo);
    }

    public Optional<RecoveryWindow> newest() {
        return windows.isEmpty() ? Optional.empty() : Optional.of(windows.getLast());
    }
}
