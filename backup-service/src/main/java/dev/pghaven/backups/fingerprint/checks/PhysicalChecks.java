package dev.pghaven.backups.fingerprint.checks;

import dev.pghaven.backups.fingerprint.Together;
import dev.pghaven.backups.fingerprint.snapshot.Queries;
import dev.pghaven.backups.fingerprint.snapshot.Sessions;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Checks the files of a copy as superuser. Whatever reads a page verifies its checksum, if the
 * cluster has checksums, so each page need be read once, by whom it tells the most:
 *
 * <ul>
 *   <li>tables and their TOAST: by the fingerprint, which reads them whole; {@code verify_heapam}
 *       where no fingerprint does, and for the system catalogs;
 *   <li>B-tree indexes: by {@code bt_index_check}, which also finds keys out of order; without
 *       {@code heapallindexed}, which would read the tables again;
 *   <li>other indexes: by {@code pg_prewarm} into the buffers, which verifies checksums only.
 * </ul>
 *
 * Free space and visibility maps are left out: PostgreSQL rebuilds what is damaged there. It
 * creates extensions in the copy, so take the fingerprint before.
 */
public final class PhysicalChecks {
    private static final String DATABASES =
            "SELECT datname FROM pg_catalog.pg_database WHERE datallowconn AND NOT datistemplate";
    private static final String CHECKSUMS = "SELECT current_setting('data_checksums') = 'on'";

    /** Of one table or index; a lost node answers never. */
    private static final Duration LONGEST_CHECK = Duration.ofHours(2);

    private final Sessions superuser;
    private final String database;
    private final int processes;

    /**
     * @param database any that can be entered
     * @param processes of PostgreSQL that check at the same time
     */
    public PhysicalChecks(Sessions superuser, String database, int processes) {
        this.superuser = superuser;
        this.database = database;
        this.processes = processes;
    }

    /** Whose tables are read. */
    public enum Tables {
        /** The users' tables are read by a fingerprint. */
        CATALOGS_ONLY,
        ALL
    }

    public PhysicalReport run(Tables tables) throws SQLException {
        var tally = new Tally(dataChecksums());
        for (var name : databases()) {
            check(name, tables, tally);
        }
        return tally.report();
    }

    public boolean dataChecksums() throws SQLException {
        try (var connection = superuser.open(database)) {
            return Queries.truth(connection, CHECKSUMS);
        }
    }

    private List<String> databases() throws SQLException {
        try (var connection = superuser.open(database)) {
            return Queries.list(connection, DATABASES, row -> row.getString(1));
        }
    }

    private void check(String name, Tables tables, Tally tally) throws SQLException {
        try (var connection = superuser.open(name)) {
            var tools = Tools.in(connection);
            var targets =
                    new ConcurrentLinkedQueue<>(
                            Target.in(connection, tables == Tables.CATALOGS_ONLY));
            Together.run(
                    Collections.<Together.Work>nCopies(
                            Math.min(processes, targets.size()),
                            () -> work(name, tools, targets, tally)));
        }
    }

    private void work(String name, Tools tools, ConcurrentLinkedQueue<Target> targets, Tally tally)
            throws SQLException {
        try (var connection = superuser.open(name)) {
            connection.setNetworkTimeout(Runnable::run, (int) LONGEST_CHECK.toMillis());
            for (var next = targets.poll(); next != null; next = targets.poll()) {
                tally.add(name, next, tools.check(connection, next));
            }
        }
    }
}
