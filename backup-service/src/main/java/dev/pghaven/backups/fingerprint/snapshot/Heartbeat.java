package dev.pghaven.backups.fingerprint.snapshot;

import dev.pghaven.backups.archive.wal.Lsn;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;

/**
 * A row in pghaven's own schema that says when it was written, by the primary's clock. A copy that
 * was restored to a later moment has it; it tells how old a copy is also when the server that
 * replayed the WAL has ended, and with it what it remembered.
 *
 * @param written the end of the WAL after it; empty where it was read in a copy
 */
public record Heartbeat(UUID id, Instant at, Optional<Lsn> written) {
    private static final String TABLE =
            """
            CREATE TABLE IF NOT EXISTS pghaven.heartbeat (
                id uuid PRIMARY KEY,
                written_at timestamptz NOT NULL DEFAULT clock_timestamp())
            """;
    private static final String FORGET =
            "DELETE FROM pghaven.heartbeat WHERE written_at < now() - interval '1 year'";
    private static final String BEAT =
            "INSERT INTO pghaven.heartbeat (id) VALUES (?) ON CONFLICT DO NOTHING";
    private static final String READ = "SELECT id, written_at FROM pghaven.heartbeat";

    /** Does nothing but read it back when that id has been written before. */
    public static Heartbeat beat(Connection primary, UUID id) throws SQLException {
        try (var statement = primary.createStatement()) {
            // That a standby is missing is nothing to wait for.
            statement.execute("SET synchronous_commit = local");
            statement.execute(TABLE);
            statement.execute(FORGET);
        }
        try (var statement = primary.prepareStatement(BEAT)) {
            statement.setObject(1, id);
            statement.executeUpdate();
        }
        var row = read(primary, READ + " WHERE id = '" + id + "'").orElseThrow();
        var end = Queries.text(primary, "SELECT pg_catalog.pg_current_wal_insert_lsn()");
        return new Heartbeat(row.id(), row.at(), Optional.of(Lsn.of(end)));
    }

    /** The last that was written; empty where none ever was. */
    public static Optional<Heartbeat> newest(Connection connection) throws SQLException {
        var exists = "SELECT to_regclass('pghaven.heartbeat') IS NOT NULL";
        return Queries.truth(connection, exists)
                ? read(connection, READ + " ORDER BY written_at DESC LIMIT 1")
                : Optional.empty();
    }

    private static Optional<Heartbeat> read(Connection connection, String sql) throws SQLException {
        return Queries.list(
                        connection,
                        sql,
                        row ->
                                new Heartbeat(
                                        row.getObject(1, UUID.class),
                                        row.getObject(2, OffsetDateTime.class).toInstant(),
                                        Optional.empty()))
                .stream()
                .findFirst();
    }
}
