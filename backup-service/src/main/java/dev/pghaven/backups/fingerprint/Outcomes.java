package dev.pghaven.backups.fingerprint;

import dev.pghaven.backups.fingerprint.snapshot.LeftOut;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** What the sessions that read a database have found so far. */
final class Outcomes {
    private final String database;
    private final Progress progress;
    private final int tablesInAll;
    private final long bytesInAll;
    private final List<TableFingerprint> read = new ArrayList<>();
    private final List<UnreadableTable> unreadable = new ArrayList<>();
    private long bytes;

    Outcomes(String database, List<SizedTable> tables, Progress progress) {
        this.database = database;
        this.progress = progress;
        this.tablesInAll = tables.size();
        this.bytesInAll = tables.stream().mapToLong(SizedTable::bytes).sum();
    }

    synchronized void read(TableFingerprint table) {
        read.add(table);
        report(table.bytes());
    }

    synchronized void unreadable(UnreadableTable table, long size) {
        unreadable.add(table);
        report(size);
    }

    synchronized DatabaseFingerprint fingerprint(
            Map<String, String> objects, List<LeftOut> leftOut) {
        read.sort(Comparator.comparing(TableFingerprint::name));
        unreadable.sort(Comparator.comparing(UnreadableTable::name));
        return new DatabaseFingerprint(database, read, unreadable, objects, leftOut);
    }

    private void report(long more) {
        bytes += more;
        progress.reached(
                new Progress.State(
                        database, read.size() + unreadable.size(), tablesInAll, bytes, bytesInAll));
    }
}
