package dev.pghaven.backups.rest;

import dev.pghaven.backups.archive.wal.WalChain;
import dev.pghaven.backups.archive.window.RecoveryWindow;
import dev.pghaven.backups.archive.window.RecoveryWindows;
import dev.pghaven.contracts.ClusterRef;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a cluster can be restored to, as REST shows it.
 *
 * @param firstRecoverabilityPoint absent where nothing can be restored
 * @param windows time spans without a gap, oldest first
 * @param gaps the WAL that is missing between them
 * @param unusable backups that cannot be restored, and why
 * @param problems what else is wrong with the archive
 */
public record RecoveryWindowView(
        ClusterRef cluster,
        String archive,
        Optional<Instant> firstRecoverabilityPoint,
        Optional<Instant> lastRecoverabilityPoint,
        List<Window> windows,
        List<String> gaps,
        List<String> unusable,
        List<String> problems) {

    /**
     * Each moment from its begin to its end can be restored.
     *
     * @param until when its last segment was archived
     */
    public record Window(
            int timeline,
            Instant from,
            Instant until,
            String fromLsn,
            String untilLsn,
            List<String> backupIds) {

        static Window of(RecoveryWindow it) {
            return new Window(
                    it.timeline(),
                    it.from(),
                    it.until(),
                    it.fromLsn().toString(),
                    it.untilLsn().toString(),
                    it.backups().stream().map(backup -> backup.id()).toList());
        }
    }

    static RecoveryWindowView of(ClusterRef cluster, String archive, RecoveryWindows it) {
        return new RecoveryWindowView(
                cluster,
                archive,
                it.firstRecoverabilityPoint(),
                it.newest().map(RecoveryWindow::until),
                it.windows().stream().map(Window::of).toList(),
                it.gaps().stream().map(WalChain::describe).toList(),
                it.unusable().stream()
                        .map(backup -> backup.backupId() + ": " + backup.reason())
                        .toList(),
                it.problems());
    }
}
