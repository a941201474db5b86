package dev.pghaven.contracts.spec;

import java.util.Objects;

/**
 * How base backups are taken.
 *
 * @param jobs how many parts are on their way at once
 * @param immediateCheckpoint whether a backup begins with a checkpoint at full speed instead of
 *     waiting for a spread one
 */
public record BaseBackup(Compression compression, Integer jobs, Boolean immediateCheckpoint) {
    public BaseBackup {
        compression = Objects.requireNonNullElse(compression, Compression.GZIP);
        jobs = Objects.requireNonNullElse(jobs, 2);
        immediateCheckpoint = Objects.requireNonNullElse(immediateCheckpoint, false);
    }

    public static BaseBackup defaults() {
        return new BaseBackup(null, null, null);
    }
}
