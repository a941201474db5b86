package dev.pghaven.backups.fingerprint.snapshot;

import dev.pghaven.backups.archive.wal.Lsn;
import dev.pghaven.backups.archive.wal.WalSegment;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;

/**
 * Makes a position one that recovery can stop at: a record that starts there or later, in a segment
 * that is closed and so goes to the archive. Without such a record recovery runs out of WAL before
 * it meets its target, and fails.
 *
 * @param segment once it is archived, the position can be restored
 * @param at by the primary's clock
 */
public record RecoveryMark(Lsn lsn, WalSegment segment, Instant at) {
    private static final String RESTORE_POINT = "SELECT pg_catalog.pg_create_restore_point(?)";

    /** The name of the segment that holds the byte before. */
    private static final String SEGMENT =
            "SELECT pg_catalog.pg_walfile_name(?::pg_lsn), clock_timestamp()";

    private static final String SWITCH = "SELECT pg_catalog.pg_switch_wal()::text";

    /**
     * @param name shows in the primary's log; 63 bytes at most
     */
    public static Attempt<RecoveryMark> after(
            Position position, String name, Sessions primary, String database) {
        try (var connection = primary.open(database)) {
            var mark = on(connection, name);
            return problem(mark, position)
                    .<Attempt<RecoveryMark>>map(Attempt.Inconclusive::new)
                    .orElseGet(() -> new Attempt.Conclusive<>(mark));
        } catch (SQLException e) {
            return Spoilt.by("mark the primary", e);
        }
    }

    private static RecoveryMark on(Connection connection, String name) throws SQLException {
        var lsn = restorePoint(connection, name);
        try (var statement = connection.prepareStatement(SEGMENT)) {
            statement.setString(1, lsn.toString());
            try (var row = statement.executeQuery()) {
                row.next();
                var segment = WalSegment.of(row.getString(1));
                var at = row.getObject(2, OffsetDateTime.class).toInstant();
                Queries.text(connection, SWITCH);
                return new RecoveryMark(lsn, segment, at);
            }
        }
    }

    private static Lsn restorePoint(Connection connection, String name) throws SQLException {
        try (var statement = connection.prepareStatement(RESTORE_POINT)) {
            statement.setString(1, name);
            try (var row = statement.executeQuery()) {
                row.next();
                return Lsn.of(row.getString(1));
            }
        }
    }

    private static Optional<String> problem(RecoveryMark mark, Position position) {
        if (mark.segment().timeline() != position.timeline()) {
            return Optional.of(
                    "the primary is on timeline %d, the snapshot on %d"
                            .formatted(mark.segment().timeline(), position.timeline()));
        }
        return mark.lsn().compareTo(position.lsn()) > 0
                ? Optional.empty()
                : Optional.of(
                        "the primary is at %s, behind the snapshot at %s"
                                .formatted(mark.lsn(), position.lsn()));
    }
}
