package dev.pghaven.backups.backup;

import static dev.pghaven.operations.Outcome.done;
import static dev.pghaven.operations.Outcome.notYet;
import static dev.pghaven.operations.Outcome.refused;

import dev.pghaven.backups.Backups;
import dev.pghaven.backups.BackupsConfiguration;
import dev.pghaven.cnpg.Backup;
import dev.pghaven.cnpg.BackupProgress;
import dev.pghaven.kubernetes.Applied;
import dev.pghaven.operations.Outcome;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/** The Backup itself, applied and awaited. */
@ApplicationScoped
class TakeBackup {
    private final Backups backups;
    private final BackupsConfiguration config;

    TakeBackup(Backups backups, BackupsConfiguration config) {
        this.backups = backups;
        this.config = config;
    }

    /** The operator has none: a Backup may stay in some phases for ever. */
    Duration deadline() {
        return config.completedWithin();
    }

    Outcome<BackingUp> create(BackingUp it) {
        return switch (backups.apply(BackupManifest.of(it))) {
            case Applied.Accepted() -> done(it);
            case Applied.Rejected(var reason) ->
                    refused("Kubernetes refused Backup %s: %s".formatted(it.name(), reason));
        };
    }

    Outcome<BackingUp> await(BackingUp it) {
        return backups.find(it.cluster(), it.name())
                .map(backup -> await(it, backup))
                .orElseGet(() -> refused("somebody deleted Backup %s".formatted(it.name())));
    }

    private Outcome<BackingUp> await(BackingUp it, Backup backup) {
        return switch (BackupProgress.of(backup)) {
            case BackupProgress.Completed _ -> done(it);
            case BackupProgress.Failed(var reason) ->
                    refused("Backup %s failed: %s".formatted(it.name(), reason));
            case BackupProgress.Underway(var phase, var trouble) ->
                    notYet(
                            "Backup %s is %s%s"
                                    .formatted(
                                            it.name(),
                                            phase,
                                            trouble.isEmpty() ? "" : ": " + trouble),
                            config.pollInterval());
        };
    }
}
