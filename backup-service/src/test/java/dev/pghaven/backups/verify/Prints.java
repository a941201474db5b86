package dev.pghaven.backups.verify;

import dev.pghaven.backups.fingerprint.DatabaseFingerprint;
import dev.pghaven.backups.fingerprint.Fingerprint;
import dev.pghaven.backups.fingerprint.TableFingerprint;
import dev.pghaven.backups.fingerprint.UnreadableTable;
import java.util.List;
import java.util.Map;

/** Fingerprints of a cluster with one table. */
final class Prints {
    static final Fingerprint ORDERS = holding("abc");
    static final Fingerprint ONE_ROW_DIFFERS = holding("abd");
    static final Fingerprint DROPPED = of(List.of(), List.of());
    static final Fingerprint DAMAGED =
            of(List.of(), List.of(new UnreadableTable("public.orders", "invalid page in block 3")));

    private Prints() {}

    private static Fingerprint holding(String content) {
        return of(List.of(new TableFingerprint("public.orders", 100, content, 8192)), List.of());
    }

    private static Fingerprint of(List<TableFingerprint> tables, List<UnreadableTable> unreadable) {
        var database = new DatabaseFingerprint("app", tables, unreadable, Map.of(), List.of());
        return new Fingerprint(List.of(database), Map.of(), List.of());
    }
}
