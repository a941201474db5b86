package dev.pghaven.backups.fingerprint.checks;

import dev.pghaven.backups.fingerprint.snapshot.Identifiers;
import dev.pghaven.backups.fingerprint.snapshot.Interruptions;
import dev.pghaven.backups.fingerprint.snapshot.Queries;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/**
 * The extensions that check, as far as the image has them.
 *
 * @param amcheck the schema that it stands in
 * @param prewarm the schema that it stands in
 */
record Tools(Optional<String> amcheck, Optional<String> prewarm) {
    private static final String SCHEMA =
            """
            SELECT n.nspname FROM pg_catalog.pg_extension e
            JOIN pg_catalog.pg_namespace n ON n.oid = e.extnamespace WHERE e.extname = '%s'
            """;
    private static final String AVAILABLE =
            "SELECT count(*) > 0 FROM pg_catalog.pg_available_extensions WHERE name = '%s'";

    private static final String TABLE =
            """
            SELECT format('block %%s, item %%s: %%s', blkno, offnum, msg)
            FROM %s.verify_heapam(%d, check_toast => true) LIMIT 1
            """;
    private static final String BTREE = "SELECT NULL::text FROM %s.bt_index_check(%d)";
    private static final String OTHER_INDEX = "SELECT NULL::text FROM %s.pg_prewarm(%d, 'buffer')";

    /** What a check found. */
    sealed interface Outcome {
        /** Nothing to complain about. */
        record Sound() implements Outcome {}

        /** The file is damaged. */
        record Damaged(String how) implements Outcome {}

        /** No tool for it. */
        record Unchecked(String why) implements Outcome {}
    }

    static Tools in(Connection connection) throws SQLException {
        return new Tools(schemaOf(connection, "amcheck"), schemaOf(connection, "pg_prewarm"));
    }

    Outcome check(Connection connection, Target target) throws SQLException {
        return switch (target.kind()) {
            case TABLE -> check(connection, target, TABLE, amcheck, "amcheck");
            case BTREE -> check(connection, target, BTREE, amcheck, "amcheck");
            case OTHER_INDEX -> check(connection, target, OTHER_INDEX, prewarm, "pg_prewarm");
        };
    }

    private static Outcome check(
            Connection connection,
            Target target,
            String sql,
            Optional<String> schema,
            String extension)
            throws SQLException {
        if (schema.isEmpty()) {
            return new Outcome.Unchecked("extension " + extension + " is not in the image");
        }
        try {
            var query = sql.formatted(Identifiers.quoted(schema.get()), target.oid());
            return Queries.list(connection, query, row -> Optional.ofNullable(row.getString(1)))
                    .stream()
                    .flatMap(Optional::stream)
                    .findFirst()
                    .<Outcome>map(Outcome.Damaged::new)
                    .orElseGet(Outcome.Sound::new);
        } catch (SQLException e) {
            if (isDamage(e)) {
                return new Outcome.Damaged(Interruptions.firstLine(e));
            }
            throw e;
        }
    }

    /** Damaged data or index, an internal error over nonsense, or a file that cannot be read. */
    private static boolean isDamage(SQLException e) {
        var state = String.valueOf(e.getSQLState());
        return state.startsWith("XX") || state.startsWith("58");
    }

    private static Optional<String> schemaOf(Connection connection, String extension)
            throws SQLException {
        if (!Queries.truth(connection, AVAILABLE.formatted(extension))) {
            return Optional.empty();
        }
        try (var statement = connection.createStatement()) {
            statement.execute("CREATE SCHEMA IF NOT EXISTS pghaven_checks");
            statement.execute(
                    "CREATE EXTENSION IF NOT EXISTS " + extension + " SCHEMA pghaven_checks");
        }
        return Optional.of(Queries.text(connection, SCHEMA.formatted(extension)));
    }
}
