package dev.pghaven.cnpg;

import java.util.Objects;
import java.util.Optional;

/** What a Backup's status means to somebody who waits for it. */
public sealed interface BackupProgress {
    /** It is done, as the operator says; whether the archive has it is another question. */
    record Completed(Backup.Status status) implements BackupProgress {}

    /** The operator will not try again. */
    record Failed(String reason) implements BackupProgress {}

    /**
     * It may still end, or stay so for ever: the operator has no deadline, so whoever waits needs
     * one.
     *
     * @param trouble empty unless the operator says what is wrong
     */
    record Underway(String phase, String trouble) implements BackupProgress {}

    static BackupProgress of(Backup backup) {
        var status = backup.status();
        return status == null || status.phase() == null
                ? new Underway("not yet seen by the operator", "")
                : BackupPhase.of(status.phase())
                        .map(phase -> of(phase, status))
                        .orElseGet(() -> new Underway(status.phase(), trouble(status)));
    }

    private static BackupProgress of(BackupPhase phase, Backup.Status status) {
        return switch (phase) {
            case COMPLETED -> new Completed(status);
            case FAILED -> new Failed(trouble(status));
            case PENDING, STARTED, RUNNING, FINALIZING, WAL_ARCHIVING_FAILING, INVALID_DEFINITION ->
                    new Underway(phase.text(), trouble(status));
        };
    }

    private static String trouble(Backup.Status status) {
        return Optional.ofNullable(status.error())
                .filter(it -> !it.isBlank())
                .orElseGet(() -> Objects.requireNonNullElse(status.commandError(), ""));
    }
}
