package dev.pghaven.backups.fingerprint.snapshot;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** What a database holds, as the transaction of a connection sees it. */
final class Catalog {
    /** Large objects are rows of two system tables; other system tables are not data. */
    private static final String OURS_TO_READ =
            """
            n.nspname !~ '^pg_' AND n.nspname NOT IN ('information_schema', 'pghaven')
            OR c.oid IN ('pg_catalog.pg_largeobject'::regclass,
                         'pg_catalog.pg_largeobject_metadata'::regclass)
            """;

    /** A virtual column is computed when it is read, so nothing of it can be lost. */
    private static final String TABLES =
            """
            SELECT c.oid, n.nspname, c.relname, c.relkind, c.relfilenode,
                coalesce(array_agg(a.attname::text ORDER BY a.attnum)
                    FILTER (WHERE a.attnum IS NOT NULL), '{}'),
                coalesce(array_agg(a.atttypid::bigint ORDER BY a.attnum)
                    FILTER (WHERE a.attnum IS NOT NULL), '{}')
            FROM pg_catalog.pg_class c
            JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
            LEFT JOIN pg_catalog.pg_attribute a ON a.attrelid = c.oid
                AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated <> 'v'
            WHERE c.relkind IN ('r', 'm') AND c.relpersistence = 'p' AND c.relispopulated
                AND (%s)
            GROUP BY c.oid, n.nspname, c.relname, c.relkind, c.relfilenode
            ORDER BY n.nspname, c.relname
            """
                    .formatted(OURS_TO_READ);

    private static final String LEFT_OUT =
            """
            SELECT format('table %I.%I', n.nspname, c.relname), CASE
                WHEN c.relkind = 'f' THEN 'a foreign table keeps its rows elsewhere'
                WHEN c.relpersistence = 'u' THEN 'an unlogged table is not in the WAL'
                ELSE 'a materialized view without data' END
            FROM pg_catalog.pg_class c
            JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
            WHERE n.nspname !~ '^pg_' AND n.nspname <> 'information_schema' AND (
                c.relkind = 'f'
                OR c.relkind IN ('r', 'm') AND c.relpersistence = 'u'
                OR c.relkind = 'm' AND NOT c.relispopulated)
            UNION ALL
            SELECT 'temporary tables', 'they end with their sessions'
            WHERE EXISTS (SELECT FROM pg_catalog.pg_class
                WHERE relpersistence = 't' AND relkind = 'r')
            UNION ALL
            SELECT 'schema pghaven', 'pghaven writes there'
            WHERE EXISTS (SELECT FROM pg_catalog.pg_namespace WHERE nspname = 'pghaven')
            UNION ALL
            SELECT 'positions of sequences', 'the WAL runs ahead of them'
            WHERE EXISTS (SELECT FROM pg_catalog.pg_sequence)
            ORDER BY 1
            """;

    private Catalog() {}

    static List<Table> tables(Connection connection) throws SQLException {
        return Queries.list(connection, TABLES, Catalog::table);
    }

    static List<LeftOut> leftOut(Connection connection) throws SQLException {
        return Queries.list(
                connection, LEFT_OUT, row -> new LeftOut(row.getString(1), row.getString(2)));
    }

    private static Table table(ResultSet row) throws SQLException {
        return new Table(
                row.getLong(1),
                row.getString(2),
                row.getString(3),
                row.getString(4).equals("m") ? Table.Kind.MATERIALIZED_VIEW : Table.Kind.TABLE,
                row.getLong(5),
                columns(
                        (String[]) row.getArray(6).getArray(),
                        (Long[]) row.getArray(7).getArray()));
    }

    private static List<Column> columns(String[] names, Long[] types) {
        var columns = new ArrayList<Column>();
        for (int i = 0; i < names.length; i++) {
            columns.add(new Column(names[i], types[i]));
        }
        return List.copyOf(columns);
    }
}
