package dev.pghaven.sandbox.cnpg.backup;

import dev.pghaven.sandbox.cnpg.api.Backup;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/** Whose turn it is among the Backups of a cluster: one at a time, the oldest first. */
final class BackupTurns {
    private static final Comparator<Backup> OLDEST =
            Comparator.comparing((Backup it) -> Instant.parse(it.metadata().getCreationTimestamp()))
                    .thenComparing(Backup::name);

    private BackupTurns() {}

    /**
     * A Backup in a phase that never ends, as when archiving fails, keeps all later ones waiting.
     */
    static boolean isDue(String name, List<Backup> backups) {
        return backups.stream()
                .filter(it -> it.phase().isExecuting())
                .min(OLDEST)
                .or(() -> backups.stream().filter(it -> !it.phase().isDone()).min(OLDEST))
                .filter(it -> it.name().equals(name))
                .isPresent();
    }
}
