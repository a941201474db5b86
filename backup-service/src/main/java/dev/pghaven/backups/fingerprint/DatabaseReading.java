package dev.pghaven.backups.fingerprint;

import dev.pghaven.backups.fingerprint.snapshot.DatabaseSnapshot;
import dev.pghaven.backups.fingerprint.snapshot.Sessions;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Reads the tables of one database: the large ones one after another, each with all processes, then
 * the small ones, each with one.
 */
final class DatabaseReading {
    private final Sessions sessions;
    private final Effort effort;
    private final Progress progress;

    DatabaseReading(Sessions sessions, Effort effort, Progress progress) {
        this.sessions = sessions;
        this.effort = effort;
        this.progress = progress;
    }

    DatabaseFingerprint of(DatabaseSnapshot snapshot) throws SQLException {
        var tables = SizedTable.of(snapshot);
        var outcomes = new Outcomes(snapshot.database(), tables, progress);
        snapshot.readTables(effort.processes() - 1);
        var holder = new HolderReading(snapshot.holder(), outcomes);
        for (var table : tables.stream().filter(SizedTable::isLarge).toList()) {
            holder.read(table);
        }
        readSmall(snapshot, tables, holder, outcomes);
        snapshot.readCatalogs();
        return outcomes.fingerprint(Definitions.ofDatabase(snapshot.holder()), snapshot.leftOut());
    }

    private void readSmall(
            DatabaseSnapshot snapshot,
            List<SizedTable> tables,
            HolderReading holder,
            Outcomes outcomes)
            throws SQLException {
        var small =
                new ConcurrentLinkedQueue<>(tables.stream().filter(it -> !it.isLarge()).toList());
        var forTheHolder = new ConcurrentLinkedQueue<SizedTable>();
        var sessions = new ArrayList<Together.Work>();
        sessions.add(() -> drain(small, holder));
        for (int i = 1; i < Math.min(effort.processes(), small.size()); i++) {
            sessions.add(new HelperReading(this.sessions, snapshot, small, forTheHolder, outcomes));
        }
        Together.run(sessions);
        drain(forTheHolder, holder);
    }

    private static void drain(Queue<SizedTable> tables, HolderReading holder) throws SQLException {
        for (var next = tables.poll(); next != null; next = tables.poll()) {
            holder.read(next);
        }
    }
}
