package dev.pghaven.backups.fingerprint.snapshot;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;

/**
 * The last commit that a restored copy is known to hold, by the clock of the primary that made it.
 * The server that replayed the WAL knows it until it is stopped, which CloudNativePG does after the
 * recovery; then the newest heartbeat is the best that is known, and the copy is at least as new.
 * Commit timestamps would tell only where the source keeps them, and would count what the operator
 * itself commits in the copy.
 */
public record NewestCommit(Instant at, Source source) {
    private static final String REPLAYED = "SELECT pg_catalog.pg_last_xact_replay_timestamp()";

    /** Who remembers it. */
    public enum Source {
        RECOVERY,
        HEARTBEAT
    }

    /** Empty where neither is known. */
    public static Optional<NewestCommit> in(Connection copy) throws SQLException {
        var replayed = Queries.one(copy, REPLAYED, row -> row.getObject(1, OffsetDateTime.class));
        return replayed == null
                ? Heartbeat.newest(copy).map(it -> new NewestCommit(it.at(), Source.HEARTBEAT))
                : Optional.of(new NewestCommit(replayed.toInstant(), Source.RECOVERY));
    }
}
