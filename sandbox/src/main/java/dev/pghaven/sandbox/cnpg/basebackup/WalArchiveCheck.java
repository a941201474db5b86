package dev.pghaven.sandbox.cnpg.basebackup;

import dev.pghaven.sandbox.cnpg.sql.Session;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * No in-tree backup begins before a segment has been archived after the last failure. On a primary
 * that never archived anything the first segment is closed for it.
 */
record WalArchiveCheck(BackedUpInstance instance, Patience patience) {
    private static final Logger LOG = LoggerFactory.getLogger(WalArchiveCheck.class);
    private static final String STATE =
            """
            SELECT coalesce(last_archived_time, '-infinity') > coalesce(last_failed_time, '-infinity'),
                   last_failed_time IS NOT NULL
            FROM pg_stat_archiver
            """;

    boolean isWorking() throws InterruptedException {
        boolean shipped = false;
        for (int attempt = 1; attempt <= patience.attempts(); attempt++) {
            if (attempt > 1) {
                TimeUnit.MILLISECONDS.sleep(patience.pause().toMillis());
            }
            var state = state();
            if (state == State.WORKING) {
                return true;
            }
            if (state == State.NOTHING_YET && !shipped && !instance.isStandby()) {
                shipped = shipFirstSegment();
            }
        }
        return false;
    }

    private State state() {
        try (var primary = instance.openPrimary()) {
            return primary.query(
                            STATE,
                            row ->
                                    row.getBoolean(1)
                                            ? State.WORKING
                                            : row.getBoolean(2) ? State.FAILING : State.NOTHING_YET)
                    .getFirst();
        } catch (SQLException e) {
            LOG.info("the archiver cannot be asked: {}", e.toString());
            return State.FAILING;
        }
    }

    private boolean shipFirstSegment() {
        try (Session session = instance.open()) {
            session.execute("CHECKPOINT");
            session.strings("SELECT pg_switch_wal()::text");
            return true;
        } catch (SQLException e) {
            LOG.info("the first segment cannot be closed: {}", e.toString());
            return false;
        }
    }

    private enum State {
        WORKING,
        FAILING,
        NOTHING_YET
    }
}
