package dev.pghaven.backups.archive.lag;

import java.time.Instant;
import java.util.Optional;

/** The row of {@code pg_stat_archiver}, as far as it is needed. */
public record Archiver(Optional<Run> lastSuccess, Optional<Run> lastFailure) {
    /** A file, and when the archive command ended for it. */
    public record Run(String file, Instant at) {}

    /** Present when nothing has been archived since. */
    Optional<Run> failing() {
        return lastFailure.filter(
                failure -> lastSuccess.filter(it -> it.at().isAfter(failure.at())).isEmpty());
    }
}
