package dev.pghaven.backups.fingerprint.checks;

import dev.pghaven.backups.fingerprint.snapshot.Queries;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/** A table or index whose pages are to be checked. */
record Target(long oid, String name, Kind kind) {
    /** What PostgreSQL has a check for. */
    enum Kind {
        TABLE,
        BTREE,
        OTHER_INDEX;

        String shown() {
            return this == TABLE ? "table" : "index";
        }

        private static Kind of(String relkind, String method) {
            if (!relkind.equals("i")) {
                return TABLE;
            }
            return method.equals("btree") ? BTREE : OTHER_INDEX;
        }
    }

    /** Unlogged relations are empty after a recovery. */
    private static final String ALL =
            """
            SELECT c.oid, format('%%I.%%I', n.nspname, c.relname), c.relkind, m.amname
            FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
            JOIN pg_catalog.pg_am m ON m.oid = c.relam
            LEFT JOIN pg_catalog.pg_index i ON i.indexrelid = c.oid
            WHERE c.relpersistence = 'p' AND (
                c.relkind = 'i' AND i.indisvalid AND i.indisready
                OR c.relkind IN ('r', 'm') AND m.amname = 'heap' AND (%s))
            ORDER BY pg_relation_size(c.oid) DESC
            """;

    /** What is not a user's has a low OID. */
    private static final String CATALOGS = "c.oid < 16384";

    static List<Target> in(Connection connection, boolean catalogsOnly) throws SQLException {
        return Queries.list(
                connection, ALL.formatted(catalogsOnly ? CATALOGS : "true"), Target::of);
    }

    private static Target of(ResultSet row) throws SQLException {
        return new Target(
                row.getLong(1), row.getString(2), Kind.of(row.getString(3), row.getString(4)));
    }
}
