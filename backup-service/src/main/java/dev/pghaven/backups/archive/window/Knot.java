package dev.pghaven.backups.archive.window;

import dev.pghaven.backups.archive.wal.Lsn;
import java.time.Duration;
import java.time.Instant;

/** A place in the log whose time is known, roughly. */
record Knot(Lsn lsn, Instant time) {
    /** The place that belongs to a time between this knot and the next. */
    Knot between(Knot next, Instant time) {
        var span = Duration.between(this.time, next.time).toMillis();
        var share = span == 0 ? 0 : (double) Duration.between(this.time, time).toMillis() / span;
        return new Knot(lsn.plus((long) (next.lsn.bytesSince(lsn) * share)), time);
    }
}
