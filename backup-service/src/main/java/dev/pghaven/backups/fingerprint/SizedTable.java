package dev.pghaven.backups.fingerprint;

import dev.pghaven.backups.fingerprint.snapshot.DatabaseSnapshot;
import dev.pghaven.backups.fingerprint.snapshot.Queries;
import dev.pghaven.backups.fingerprint.snapshot.Table;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.stream.Collectors;

/** A table and what it takes on disk. */
record SizedTable(Table table, long bytes) {
    /** Above it, parallel workers are worth their start. */
    private static final long LARGE = 8L << 20;

    private static final Duration SHORTEST_PATIENCE = Duration.ofMinutes(5);
    private static final long SLOWEST_BYTES_PER_SECOND = 4L << 20;

    private static final String SIZES =
            """
            SELECT oid, pg_catalog.pg_table_size(oid) FROM pg_catalog.pg_class
            WHERE oid = ANY ('{%s}'::oid[])
            """;

    /** The largest first. */
    static List<SizedTable> of(DatabaseSnapshot snapshot) throws SQLException {
        var oids =
                snapshot.tables().stream()
                        .map(it -> Long.toString(it.oid()))
                        .collect(Collectors.joining(","));
        var sizes = new HashMap<Long, Long>();
        Queries.list(
                snapshot.holder(),
                SIZES.formatted(oids),
                row -> sizes.put(row.getLong(1), row.getLong(2)));
        return snapshot.tables().stream()
                .map(it -> new SizedTable(it, sizes.getOrDefault(it.oid(), 0L)))
                .sorted(Comparator.comparingLong(SizedTable::bytes).reversed())
                .toList();
    }

    /** A lost node answers never; the slowest disk reads some megabytes a second. */
    int patienceMillis() {
        var patience = SHORTEST_PATIENCE.plusSeconds(bytes / SLOWEST_BYTES_PER_SECOND);
        return (int) Math.min(patience.toMillis(), Integer.MAX_VALUE);
    }

    boolean isLarge() {
        return bytes >= LARGE;
    }
}
