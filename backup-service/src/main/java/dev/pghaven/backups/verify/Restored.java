package dev.pghaven.backups.verify;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How the restore went.
 *
 * @param answeredAt when the copy took connections
 * @param took until then; absent where the process that measured it died
 */
public record Restored(Instant askedAt, Optional<Instant> answeredAt, Optional<Duration> took) {
    static Restored asked(Instant at) {
        return new Restored(at, Optional.empty(), Optional.empty());
    }

    Restored answered(Instant at, Optional<Duration> duration) {
        return new Restored(askedAt, Optional.of(at), duration);
    }
}
