package dev.pghaven.sandbox.cnpg.api;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.Arrays;

/** The phases of a Backup, in CNPG's words. */
public enum BackupPhase {
    /** Nobody has looked at it yet. */
    NEW(""),
    PENDING("pending"),
    STARTED("started"),
    RUNNING("running"),
    /** Only of volume snapshots, which the sandbox has not. */
    FINALIZING("finalizing"),
    COMPLETED("completed"),
    FAILED("failed"),
    WAL_ARCHIVING_FAILING("walArchivingFailing");

    private final String text;

    BackupPhase(String text) {
        this.text = text;
    }

    public String text() {
        return text;
    }

    @JsonCreator
    static BackupPhase of(String text) {
        return Arrays.stream(values()).filter(it -> it.text.equals(text)).findFirst().orElse(NEW);
    }

    /** Only these two are final for the operator. */
    public boolean isDone() {
        return this == COMPLETED || this == FAILED;
    }

    public boolean isExecuting() {
        return this == STARTED || this == RUNNING;
    }
}
