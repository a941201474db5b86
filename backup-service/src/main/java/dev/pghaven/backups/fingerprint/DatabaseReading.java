package dev.pghaven.backups.fingerprint;

import dev.pghaven.backups.fingerprint.snapshot.DatabaseSnapshot;
import dev.pghaven.backups.fingerprint.snapshot.Sessions;
import java.sql.SQLException;
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
        var large = tables.stream().filter(SizedTable::isLarge).toList();
        if (!large.isEmpty()) {
            read(snapshot, queue(large), effort.processes() - 1, outcomes);
        }
        var small = queue(tables.stream().filter(it -> !it.isLarge()).toList());
        Together.run(
                Math.min(effort.processes(), small.size()),
                () -> read(snapshot, small, 0, outcomes));
        return outcomes.fingerprint(Definitions.ofDatabase(snapshot.holder()), snapshot.leftOut());
    }

    private void read(
            DatabaseSnapshot snapshot, Queue<SizedTable> queue, int workers, Outcomes outcomes)
            throws SQLException {
        try (var session = snapshot.join(sessions, workers)) {
            var reading = new TableReading(session, outcomes);
            for (var next = queue.poll(); next != null; next = queue.poll()) {
                reading.read(next);
            }
        } catch (SQLException e) {
            queue.clear();
            throw e;
        }
    }

    private static Queue<SizedTable> queue(List<SizedTable> tables) {
        return new ConcurrentLinkedQueue<>(tables);
    }
}
