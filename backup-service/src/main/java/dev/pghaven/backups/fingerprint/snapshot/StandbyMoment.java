package dev.pghaven.backups.fingerprint.snapshot;

import dev.pghaven.backups.archive.wal.Lsn;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;

/**
 * A moment on a standby. While replay is paused, what is visible is what the WAL says up to the LSN
 * that was replayed last, exactly. (On a primary it is not: a commit is in the WAL before it is
 * visible.) Recovery to that LSN, exclusive, replays each record that starts before it, so each
 * that the standby had replayed, and none else.
 *
 * <p>Replay runs on as soon as the snapshots are exported and the tables locked. What then
 * conflicts with them cancels the reading after {@code max_standby_streaming_delay}.
 */
public final class StandbyMoment {
    /** Of the WAL that streams in; the WAL that was replayed is of it or of an ancestor. */
    private static final String TIMELINE =
            "SELECT received_tli FROM pg_catalog.pg_stat_wal_receiver WHERE status = 'streaming'";

    private final Sessions sessions;
    private final String database;
    private final Duration patience;

    /**
     * @param database where the role may pause the replay
     * @param patience how long each thing may take that is waited for
     */
    public StandbyMoment(Sessions sessions, String database, Duration patience) {
        this.sessions = sessions;
        this.database = database;
        this.patience = patience;
    }

    /**
     * @param atLeast what must have been replayed
     */
    public Attempt<Snapshot> take(Lsn atLeast) {
        return new Waiting(patience).conclusive(() -> once(atLeast));
    }

    private Attempt<Snapshot> once(Lsn atLeast) {
        try (var control = sessions.open(database)) {
            var snapshot = Snapshot.connect(sessions, database);
            try {
                return taken(control, snapshot, atLeast);
            } catch (SQLException | RuntimeException e) {
                snapshot.closeAfter(e);
                throw e;
            }
        } catch (SQLException e) {
            return Spoilt.by("read a standby", e);
        }
    }

    private Attempt<Snapshot> taken(Connection control, Snapshot snapshot, Lsn atLeast)
            throws SQLException {
        var replay = new Replay(control);
        var waiting = new Waiting(patience);
        if (!waiting.until(() -> isReady(replay.state(), atLeast))) {
            snapshot.close();
            return new Attempt.Inconclusive<>(unready(replay.state(), atLeast));
        }
        replay.pause();
        try {
            return paused(control, replay, snapshot);
        } finally {
            replay.resume();
        }
    }

    private Attempt<Snapshot> paused(Connection control, Replay replay, Snapshot snapshot)
            throws SQLException {
        if (!new Waiting(patience).until(() -> replay.state().paused())) {
            snapshot.close();
            return new Attempt.Inconclusive<>("the standby does not pause its replay");
        }
        var before = replay.state();
        var timeline = timeline(control);
        snapshot.take();
        snapshot.lockTables();
        if (timeline.isEmpty() || !timeline.equals(timeline(control))) {
            snapshot.close();
            return new Attempt.Inconclusive<>("the standby does not stream from its primary");
        }
        // Whoever else resumes it, replay that moved in between is seen here.
        if (!before.paused() || !before.equals(replay.state())) {
            snapshot.close();
            return new Attempt.Inconclusive<>("somebody else resumed the standby's replay");
        }
        return new Attempt.Conclusive<>(
                snapshot.at(new Position(before.replayed(), timeline.get())));
    }

    /** A pause of somebody else's is respected, and may be over in a moment. */
    private static boolean isReady(Replay.State state, Lsn atLeast) {
        return !state.inRecovery() || state.running() && state.replayed().compareTo(atLeast) >= 0;
    }

    private static String unready(Replay.State state, Lsn atLeast) {
        return state.running()
                ? "the standby has not replayed %s, but %s".formatted(atLeast, state.replayed())
                : "the standby's replay is paused, and not for this";
    }

    private static Optional<Integer> timeline(Connection control) throws SQLException {
        return Queries.list(control, TIMELINE, row -> row.getInt(1)).stream().findFirst();
    }
}
