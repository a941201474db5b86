package dev.pghaven.backups.postgres;

import dev.pghaven.backups.BackupsConfiguration;
import dev.pghaven.backups.VerificationConfiguration;
import dev.pghaven.backups.fingerprint.Effort;
import dev.pghaven.backups.fingerprint.Fingerprint;
import dev.pghaven.backups.fingerprint.Fingerprinting;
import dev.pghaven.backups.fingerprint.Progress;
import dev.pghaven.backups.fingerprint.snapshot.Attempt;
import dev.pghaven.backups.fingerprint.snapshot.Heartbeat;
import dev.pghaven.backups.fingerprint.snapshot.Position;
import dev.pghaven.backups.fingerprint.snapshot.PrimaryMoment;
import dev.pghaven.backups.fingerprint.snapshot.RecoveryMark;
import dev.pghaven.backups.fingerprint.snapshot.Replay;
import dev.pghaven.backups.fingerprint.snapshot.Sessions;
import dev.pghaven.backups.fingerprint.snapshot.Snapshot;
import dev.pghaven.backups.fingerprint.snapshot.Spoilt;
import dev.pghaven.backups.fingerprint.snapshot.StandbyMoment;
import dev.pghaven.backups.verify.Mark;
import dev.pghaven.backups.verify.Moments;
import dev.pghaven.contracts.ClusterRef;
import dev.pghaven.postgres.Answer;
import dev.pghaven.postgres.Connections;
import dev.pghaven.postgres.Destination;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;

/** Holds source clusters still over JDBC, as role pghaven. */
@ApplicationScoped
class JdbcMoments implements Moments {
    private static final Logger LOG = Logger.getLogger(JdbcMoments.class);

    /** Of files that are segments; a history file says nothing of the WAL. */
    private static final String LAST_ARCHIVED =
            """
            SELECT left(last_archived_wal, 24) FROM pg_catalog.pg_stat_archiver
            WHERE last_archived_wal ~ '^[0-9A-F]{24}'
            """;

    private static final Duration BETWEEN = Duration.ofHours(1);

    private final Map<UUID, Held> held = new ConcurrentHashMap<>();
    private final Connections connections;
    private final VerificationConfiguration config;
    private final Duration longest;

    JdbcMoments(
            Connections connections,
            VerificationConfiguration config,
            BackupsConfiguration backups) {
        this.connections = connections;
        this.config = config;
        this.longest = longest(config, backups);
    }

    /** All that its operation may do while it is held, and some time for the steps between. */
    private static Duration longest(
            VerificationConfiguration config, BackupsConfiguration backups) {
        return config.markedWithin()
                .plus(backups.archivedWithin())
                .plus(config.confirmedAfter())
                .plus(config.readWithin())
                .plus(BETWEEN);
    }

    /** A moment and the way back to it. */
    private record Held(Snapshot snapshot, Sessions sessions) {
        /** A step that ran twice may have left a later moment than the one that was saved. */
        boolean isAt(Mark mark) {
            return snapshot.position()
                    .filter(it ->
                            it.lsn().toString().equals(mark.lsn())
                                    && it.timeline() == mark.timeline())
                    .isPresent();
        }
    }

    @Override
    public Attempt<Mark> hold(
            UUID operation, ClusterRef cluster, String database, Optional<String> standby) {
        letGo(operation);
        var primary = primary(cluster);
        return switch (beat(primary, database, operation)) {
            case Attempt.Inconclusive<Heartbeat>(var reason) -> new Attempt.Inconclusive<>(reason);
            case Attempt.Conclusive<Heartbeat>(var beat) -> {
                var sessions = standby.map(address -> instance(cluster, address)).orElse(primary);
                var moment = moment(sessions, database, standby.isPresent(), beat);
                yield holding(operation, primary, sessions, database, beat, moment);
            }
        };
    }

    @Override
    public Attempt<Mark> mark(UUID operation, ClusterRef cluster, String database, int timeline) {
        var primary = primary(cluster);
        return switch (beat(primary, database, operation)) {
            case Attempt.Inconclusive<Heartbeat>(var reason) -> new Attempt.Inconclusive<>(reason);
            case Attempt.Conclusive<Heartbeat>(var beat) ->
                    mark(
                            operation,
                            primary,
                            database,
                            beat,
                            new Position(beat.written().orElseThrow(), timeline));
        };
    }

    @Override
    public Optional<Attempt<Fingerprint>> fingerprint(UUID operation, Mark mark, int processes) {
        return Optional.ofNullable(held.get(operation))
                .filter(it -> it.isAt(mark))
                .map(it ->
                        new Fingerprinting(it.sessions(), new Effort(processes), Progress.UNHEARD)
                                .ofSource(it.snapshot()));
    }

    @Override
    public void letGo(UUID operation) {
        Optional.ofNullable(held.remove(operation)).ifPresent(JdbcMoments::close);
    }

    @PreDestroy
    void letAllGo() {
        List.copyOf(held.keySet()).forEach(this::letGo);
    }

    @Override
    public Answer<Boolean> resumeReplay(ClusterRef cluster, String standby, String database) {
        return connections.ask(
                "resume the replay of " + standby,
                Destination.instance(cluster, standby, database),
                connection -> {
                    new Replay(connection).resume();
                    return true;
                });
    }

    @Override
    public Answer<Optional<String>> lastArchived(ClusterRef cluster, String database) {
        return connections.ask(
                "ask the archiver of " + cluster,
                Destination.primary(cluster, database),
                JdbcMoments::lastArchived);
    }

    private Attempt<Snapshot> moment(
            Sessions sessions, String database, boolean onStandby, Heartbeat beat) {
        return onStandby
                ? new StandbyMoment(sessions, database, config.patience())
                        .take(beat.written().orElseThrow())
                : new PrimaryMoment(sessions, database, config.patience()).take();
    }

    private Attempt<Mark> holding(
            UUID operation,
            Sessions primary,
            Sessions sessions,
            String database,
            Heartbeat beat,
            Attempt<Snapshot> moment) {
        return switch (moment) {
            case Attempt.Inconclusive<Snapshot>(var reason) -> new Attempt.Inconclusive<>(reason);
            case Attempt.Conclusive<Snapshot>(var snapshot) -> {
                held.put(operation, new Held(snapshot, sessions));
                yield bounded(snapshot)
                        .orElseGet(() -> mark(operation, primary, database, beat, snapshot));
            }
        };
    }

    /** The server lets go by itself of what a process forgets that lives on. */
    private Optional<Attempt<Mark>> bounded(Snapshot snapshot) {
        try {
            snapshot.endWithin(longest);
            return Optional.empty();
        } catch (SQLException e) {
            return Optional.of(Spoilt.by("bound the snapshot", e));
        }
    }

    private static Attempt<Mark> mark(
            UUID operation, Sessions primary, String database, Heartbeat beat, Snapshot snapshot) {
        return mark(operation, primary, database, beat, snapshot.position().orElseThrow());
    }

    /** What is held without a mark is let go when the operation tries again, or ends. */
    private static Attempt<Mark> mark(
            UUID operation, Sessions primary, String database, Heartbeat beat, Position position) {
        return switch (RecoveryMark.after(position, "pghaven-" + operation, primary, database)) {
            case Attempt.Inconclusive<RecoveryMark>(var reason) ->
                    new Attempt.Inconclusive<>(reason);
            case Attempt.Conclusive<RecoveryMark>(var mark) ->
                    new Attempt.Conclusive<>(
                            new Mark(
                                    position.lsn().toString(),
                                    position.timeline(),
                                    mark.segment().name(),
                                    beat.at()));
        };
    }

    private static Attempt<Heartbeat> beat(Sessions primary, String database, UUID operation) {
        try (var connection = primary.open(database)) {
            return new Attempt.Conclusive<>(Heartbeat.beat(connection, operation));
        } catch (SQLException e) {
            return Spoilt.by("write a heartbeat", e);
        }
    }

    private Sessions primary(ClusterRef cluster) {
        return database -> connections.open(Destination.primary(cluster, database));
    }

    private Sessions instance(ClusterRef cluster, String address) {
        return database -> connections.open(Destination.instance(cluster, address, database));
    }

    private static Optional<String> lastArchived(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(LAST_ARCHIVED)) {
            return row.next() ? Optional.of(row.getString(1)) : Optional.empty();
        }
    }

    /** A connection that cannot be closed is gone, and its snapshot with it. */
    private static void close(Held it) {
        try {
            it.snapshot().close();
        } catch (SQLException e) {
            LOG.infof("a snapshot was not closed: %s", e.getMessage());
        }
    }
}
