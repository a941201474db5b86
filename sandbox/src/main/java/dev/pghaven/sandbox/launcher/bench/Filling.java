package dev.pghaven.sandbox.launcher.bench;

import dev.pghaven.sandbox.launcher.client.Instance;
import dev.pghaven.sandbox.launcher.client.Sql;
import java.io.PrintStream;
import java.sql.SQLException;
import java.util.Map;

/**
 * Fills the cluster's tables up to a size. Half of the data is in one table, the rest in three, as
 * the tables of an application differ; each has an index besides.
 */
record Filling(Sql sql, Instance primary, PrintStream out) {
    private static final int ROWS_AT_ONCE = 50_000;
    private static final int ROWS_UNTIL_SAID = 10 * ROWS_AT_ONCE;

    /** Of a row with all that PostgreSQL writes around it. */
    private static final int BYTES_OF_A_ROW = 149;

    private static final Map<String, Double> SHARES =
            Map.of("orders", 0.5, "items", 0.25, "payments", 0.125, "visits", 0.125);

    private static final String TABLE =
            """
            CREATE TABLE IF NOT EXISTS %s (
                id bigint PRIMARY KEY,
                customer int NOT NULL,
                reference uuid NOT NULL,
                placed_at timestamptz NOT NULL,
                amount numeric(12, 2),
                paid boolean,
                note text)
            """;

    private static final String ROWS =
            """
            INSERT INTO %s SELECT i, hashint8(i), gen_random_uuid(),
                timestamptz '2026-01-01' + i * interval '1 second', (i * 31 %% 1000003) / 100.0,
                CASE i %% 7 WHEN 0 THEN NULL ELSE i %% 2 = 0 END,
                md5(i::text) || md5((-i)::text)
            FROM generate_series(%d::bigint, %d::bigint) i
            """;

    private static final String SIZE =
            """
            SELECT sum(pg_table_size(oid)) FROM pg_class
            WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace
            """;

    void upTo(int megabytes) throws SQLException {
        out.printf("%nFilling up to %d MB%n", megabytes);
        for (var table : SHARES.keySet().stream().sorted().toList()) {
            fill(table, (long) (SHARES.get(table) * megabytes * 1_000_000 / BYTES_OF_A_ROW));
        }
        var bytes = Long.parseLong(sql.ask(primary, SIZE).getFirst());
        out.printf("  %-10s %5d MB%n", "in all", bytes / 1_000_000);
    }

    private void fill(String table, long rows) throws SQLException {
        sql.tell(primary, TABLE.formatted(table));
        var count = Long.parseLong(sql.ask(primary, "SELECT count(*) FROM " + table).getFirst());
        for (long from = count + 1; from <= rows; from += ROWS_AT_ONCE) {
            var to = Math.min(from + ROWS_AT_ONCE - 1, rows);
            sql.tell(primary, ROWS.formatted(table, from, to));
            if (to == rows || to % ROWS_UNTIL_SAID == 0) {
                out.printf("  %-10s %5d of %d MB%n", table, megabytes(to), megabytes(rows));
            }
        }
        // As autovacuum would before long; else every reader would write what it found out.
        sql.tell(primary, "VACUUM (ANALYZE) " + table);
    }

    private static long megabytes(long rows) {
        return rows * BYTES_OF_A_ROW / 1_000_000;
    }
}
