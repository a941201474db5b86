package dev.pghaven.backups.fingerprint.snapshot;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A cluster at one moment, for as long as it is open. */
public final class Snapshot implements AutoCloseable {
    private final List<DatabaseSnapshot> databases;
    private final List<LeftOut> leftOut;
    private Optional<Position> position = Optional.empty();

    private Snapshot(List<DatabaseSnapshot> databases, List<LeftOut> leftOut) {
        this.databases = databases;
        this.leftOut = leftOut;
    }

    /**
     * Of a cluster that nobody writes to, as a restored copy is.
     *
     * @param database any that the role may enter
     */
    public static Snapshot ofCopy(Sessions sessions, String database) throws SQLException {
        var snapshot = connect(sessions, database);
        try {
            snapshot.take();
            snapshot.lockTables();
            return snapshot;
        } catch (SQLException | RuntimeException e) {
            snapshot.closeAfter(e);
            throw e;
        }
    }

    /** Connects to every database; the moment comes later. */
    static Snapshot connect(Sessions sessions, String database) throws SQLException {
        var connected = new ArrayList<DatabaseSnapshot>();
        try (var connection = sessions.open(database)) {
            var names = Databases.of(connection);
            var snapshot = new Snapshot(connected, names.closed());
            try {
                for (var name : names.open()) {
                    connected.add(DatabaseSnapshot.connect(sessions, name));
                }
                return snapshot;
            } catch (SQLException | RuntimeException e) {
                snapshot.closeAfter(e);
                throw e;
            }
        }
    }

    void take() throws SQLException {
        for (var database : databases) {
            database.take();
        }
    }

    void lockTables() throws SQLException {
        for (var database : databases) {
            database.lockTables();
        }
    }

    /** If nobody closes it, the server does, and gives its locks back. */
    public void endWithin(Duration longest) throws SQLException {
        for (var database : databases) {
            database.endWithin(longest);
        }
    }

    Snapshot at(Position moment) {
        position = Optional.of(moment);
        return this;
    }

    /** Known where WAL can be replayed up to here. */
    public Optional<Position> position() {
        return position;
    }

    public List<DatabaseSnapshot> databases() {
        return List.copyOf(databases);
    }

    /** Databases that are not in it. */
    public List<LeftOut> leftOut() {
        return leftOut;
    }

    @Override
    public void close() throws SQLException {
        SQLException failure = null;
        for (var database : databases) {
            try {
                database.close();
            } catch (SQLException e) {
                failure = e;
            }
        }
        if (failure != null) {
            throw failure;
        }
    }

    void closeAfter(Exception cause) {
        try {
            close();
        } catch (SQLException e) {
            cause.addSuppressed(e);
        }
    }
}
