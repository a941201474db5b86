package dev.pghaven.backups.fingerprint.snapshot;

import java.sql.SQLException;

/** Tells an attempt that the life of the source spoilt from one that cannot succeed. */
public final class Spoilt {
    private Spoilt() {}

    public static <T> Attempt<T> by(String attempt, SQLException e) {
        var reason = "could not " + attempt + ": " + Interruptions.firstLine(e);
        if (Interruptions.meant(e)) {
            return new Attempt.Inconclusive<>(reason);
        }
        throw new IllegalStateException(reason, e);
    }
}
