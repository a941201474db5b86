package dev.pghaven.backups.fingerprint;

import dev.pghaven.backups.fingerprint.snapshot.LeftOut;
import java.util.List;
import java.util.Map;

/**
 * What a cluster holds at one moment. It can be stored and compared later.
 *
 * @param objects what belongs to no database: roles, databases, tablespaces
 */
public record Fingerprint(
        List<DatabaseFingerprint> databases, Map<String, String> objects, List<LeftOut> leftOut) {
    /**
     * Of what is hashed, how, and what is left out: to be raised whenever the same data would give
     * another fingerprint than before, because such fingerprints cannot be compared.
     */
    public static final int FORMAT = 2;

    public Fingerprint {
        databases = List.copyOf(databases);
        objects = Map.copyOf(objects);
        leftOut = List.copyOf(leftOut);
    }

    /** A copy's superuser enters databases that role pghaven may not enter in the source. */
    boolean leavesOutDatabase(String name) {
        return leftOut.stream().anyMatch(it -> it.isDatabase(name));
    }
}
