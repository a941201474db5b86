package dev.pghaven.backups.fingerprint;

import dev.pghaven.backups.fingerprint.snapshot.LeftOut;
import java.util.List;
import java.util.Map;

/**
 * What a database holds.
 *
 * @param objects the hash of the definition of each, by kind and name
 */
public record DatabaseFingerprint(
        String name,
        List<TableFingerprint> tables,
        List<UnreadableTable> unreadable,
        Map<String, String> objects,
        List<LeftOut> leftOut) {
    public DatabaseFingerprint {
        tables = List.copyOf(tables);
        unreadable = List.copyOf(unreadable);
        objects = Map.copyOf(objects);
        leftOut = List.copyOf(leftOut);
    }
}
