package dev.pghaven.backups.postgres;

import dev.pghaven.backups.VerificationConfiguration;
import dev.pghaven.backups.fingerprint.Effort;
import dev.pghaven.backups.fingerprint.Fingerprint;
import dev.pghaven.backups.fingerprint.Fingerprinting;
import dev.pghaven.backups.fingerprint.Progress;
import dev.pghaven.backups.fingerprint.checks.PhysicalChecks;
import dev.pghaven.backups.fingerprint.checks.PhysicalChecks.Tables;
import dev.pghaven.backups.fingerprint.checks.PhysicalReport;
import dev.pghaven.backups.fingerprint.checks.SqlChecks;
import dev.pghaven.backups.fingerprint.snapshot.Heartbeat;
import dev.pghaven.backups.fingerprint.snapshot.Interruptions;
import dev.pghaven.backups.fingerprint.snapshot.Sessions;
import dev.pghaven.backups.fingerprint.snapshot.WritingTimeline;
import dev.pghaven.backups.verify.Copy;
import dev.pghaven.backups.verify.CopyDatabases;
import dev.pghaven.contracts.RestoreEvidence.SqlCheckResult;
import dev.pghaven.contracts.spec.SqlCheck;
import dev.pghaven.postgres.Answer;
import dev.pghaven.postgres.Connections;
import dev.pghaven.postgres.Destination;
import dev.pghaven.postgres.SqlStates;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Copies over JDBC: as superuser, but for the user's own checks. */
@ApplicationScoped
class JdbcCopyDatabases implements CopyDatabases {
    private final Connections connections;
    private final VerificationConfiguration config;

    JdbcCopyDatabases(Connections connections, VerificationConfiguration config) {
        this.connections = connections;
        this.config = config;
    }

    /** Something that is done with a copy. */
    @FunctionalInterface
    private interface Work<T> {
        T on(Sessions sessions) throws SQLException;
    }

    @Override
    public Answer<Reading<Integer>> timeline(Copy copy, String database) {
        return read(
                superuser(copy),
                sessions -> {
                    try (var connection = sessions.open(database)) {
                        return WritingTimeline.of(connection);
                    }
                });
    }

    @Override
    public Answer<Reading<Optional<Instant>>> newestHeartbeat(Copy copy, String database) {
        return read(
                superuser(copy),
                sessions -> {
                    try (var connection = sessions.open(database)) {
                        return Heartbeat.newest(connection).map(Heartbeat::at);
                    }
                });
    }

    @Override
    public Answer<Reading<Fingerprint>> fingerprint(Copy copy, String database, int processes) {
        return read(
                superuser(copy),
                sessions ->
                        new Fingerprinting(sessions, new Effort(processes), Progress.UNHEARD)
                                .ofCopy(database));
    }

    @Override
    public Answer<Reading<Boolean>> dataChecksums(Copy copy, String database) {
        return read(
                superuser(copy),
                sessions -> new PhysicalChecks(sessions, database, 1).dataChecksums());
    }

    @Override
    public Answer<Reading<PhysicalReport>> check(
            Copy copy, String database, Tables tables, int processes) {
        return read(
                superuser(copy),
                sessions -> new PhysicalChecks(sessions, database, processes).run(tables));
    }

    @Override
    public Answer<Reading<List<SqlCheckResult>>> run(
            Copy copy, String database, List<SqlCheck> checks) {
        return read(
                reader(copy),
                sessions -> {
                    requireLogin(sessions, database);
                    return new SqlChecks(sessions, database, config.sqlTimeout()).run(checks);
                });
    }

    /** The operator sets the role's password when it comes to it; until then no check can fail. */
    private static void requireLogin(Sessions sessions, String database) throws SQLException {
        try (var connection = sessions.open(database)) {
            connection.setReadOnly(true);
        }
    }

    private static <T> Answer<Reading<T>> read(Sessions sessions, Work<T> work) {
        try {
            return new Answer.Given<>(new Reading.Read<>(work.on(sessions)));
        } catch (SQLException e) {
            if (isDamage(e)) {
                return new Answer.Given<>(new Reading.Damaged<>(Interruptions.firstLine(e)));
            }
            if (SqlStates.meansNotReady(e)) {
                return new Answer.NotReady<>("could not read the copy yet: " + e.getMessage());
            }
            throw new IllegalStateException(
                    "could not read the copy: " + Interruptions.firstLine(e), e);
        }
    }

    /** Damaged data or index, an internal error over nonsense, or a file that cannot be read. */
    private static boolean isDamage(SQLException e) {
        var state = String.valueOf(e.getSQLState());
        return state.startsWith("XX") || state.startsWith("58");
    }

    private Sessions superuser(Copy copy) {
        return database ->
                connections.open(
                        Destination.primary(copy.ref(), database)
                                .withSecret(copy.superuserSecret()));
    }

    /** With patience beyond PostgreSQL's own, so that its words arrive. */
    private Sessions reader(Copy copy) {
        return database ->
                connections.open(
                        Destination.primary(copy.ref(), database)
                                .withPatience(config.sqlTimeout().plusSeconds(30)));
    }
}
