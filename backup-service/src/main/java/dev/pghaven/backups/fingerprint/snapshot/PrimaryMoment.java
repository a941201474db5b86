package dev.pghaven.backups.fingerprint.snapshot;

import dev.pghaven.backups.archive.wal.Lsn;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;

/**
 * A moment on a primary, for a cluster of one instance. A commit is in the WAL before it is
 * visible, so a snapshot belongs to an LSN only if nothing is under way. That is so when at first
 * no transaction holds an id, then the snapshots are taken, and the end of the WAL is after them
 * where it was before both: whoever was under way when they were taken began, and wrote, after the
 * WAL was read the second time.
 *
 * <p>Such a moment is tried for while patience lasts. On a primary that is never still there is
 * none, and nothing can be said.
 *
 * <p>Unlike on a standby, whoever wants to change a table's definition waits until it is read.
 */
public final class PrimaryMoment {
    private static final String END_OF_WAL = "SELECT pg_catalog.pg_current_wal_insert_lsn()";

    /** Each transaction with an id locks it until others see what it did; a prepared one, too. */
    private static final String STILL =
            """
            SELECT count(*) = 0 FROM pg_catalog.pg_locks
            WHERE locktype = 'transactionid' AND mode = 'ExclusiveLock' AND granted
            """;

    private final Sessions sessions;
    private final String database;
    private final Duration patience;

    public PrimaryMoment(Sessions sessions, String database, Duration patience) {
        this.sessions = sessions;
        this.database = database;
        this.patience = patience;
    }

    public Attempt<Snapshot> take() {
        return new Waiting(patience).conclusive(this::once);
    }

    private Attempt<Snapshot> once() {
        try (var control = sessions.open(database)) {
            var snapshot = Snapshot.connect(sessions, database);
            try {
                return taken(control, snapshot);
            } catch (SQLException | RuntimeException e) {
                snapshot.closeAfter(e);
                throw e;
            }
        } catch (SQLException e) {
            return Spoilt.by("read the primary", e);
        }
    }

    private Attempt<Snapshot> taken(Connection control, Snapshot snapshot) throws SQLException {
        if (!new Waiting(patience).until(() -> takenInStillness(control, snapshot))) {
            snapshot.close();
            return new Attempt.Inconclusive<>(
                    "the cluster's only instance was written to all the time");
        }
        snapshot.lockTables();
        if (changed(snapshot)) {
            snapshot.close();
            return new Attempt.Inconclusive<>("a table's definition changed meanwhile");
        }
        return new Attempt.Conclusive<>(snapshot);
    }

    private boolean takenInStillness(Connection control, Snapshot snapshot) throws SQLException {
        var before = endOfWal(control);
        if (!Queries.truth(control, STILL)) {
            return false;
        }
        snapshot.take();
        if (!before.equals(endOfWal(control))) {
            return false;
        }
        snapshot.at(new Position(before, WritingTimeline.of(control)));
        return true;
    }

    /** The locks came after the moment; under them, what is must be what was. */
    private boolean changed(Snapshot snapshot) throws SQLException {
        for (var database : snapshot.databases()) {
            if (!database.tables().equals(tablesNow(database.database()))) {
                return true;
            }
        }
        return false;
    }

    private List<Table> tablesNow(String name) throws SQLException {
        try (var fresh = sessions.open(name)) {
            return Catalog.tables(fresh);
        }
    }

    private static Lsn endOfWal(Connection control) throws SQLException {
        return Lsn.of(Queries.text(control, END_OF_WAL));
    }
}
