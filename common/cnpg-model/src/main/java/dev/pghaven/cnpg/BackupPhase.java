package dev.pghaven.cnpg;

import java.util.Arrays;
import java.util.Optional;

/** The phases of a Backup, as operators from 1.23 to 1.30 write them. */
public enum BackupPhase {
    PENDING("pending"),
    STARTED("started"),
    RUNNING("running"),
    FINALIZING("finalizing"),
    COMPLETED("completed"),
    FAILED("failed"),
    WAL_ARCHIVING_FAILING("walArchivingFailing"),
    INVALID_DEFINITION("invalid backup definition");

    private final String text;

    BackupPhase(String text) {
        this.text = text;
    }

    public String text() {
        return text;
    }

    /** Empty for a phase that only a newer operator knows. */
    public static Optional<BackupPhase> of(String text) {
        return Arrays.stream(values()).filter(phase -> phase.text.equals(text)).findFirst();
    }
}
