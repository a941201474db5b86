package dev.pghaven.sandbox.cnpg.instance;

import dev.pghaven.sandbox.cnpg.sql.Session;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Optional;

/** Whose turn it is when the servers of a cluster wait for a restart: one after the other. */
record RestartTurn(InstanceManager which, Collection<InstanceManager> others) {

    /** An instance that cannot be asked just now keeps the others waiting. */
    boolean isDue() {
        if (!others.stream().allMatch(InstanceManager::isServing)) {
            return false;
        }
        try {
            return which.isStandby() ? standbyIsDue() : primaryIsDue();
        } catch (SQLException notNow) {
            return false;
        }
    }

    private boolean primaryIsDue() throws SQLException {
        if (which.pendingRestart().lowersForStandbys()) {
            return true;
        }
        for (var other : others) {
            if (other.pendingRestart().any()) {
                return false;
            }
        }
        return true;
    }

    /** The standby must have replayed that the primary has lower settings now. */
    private boolean standbyIsDue() throws SQLException {
        Optional<InstanceManager> primary =
                others.stream().filter(other -> !other.isStandby()).findFirst();
        if (primary.isEmpty() || primary.get().pendingRestart().lowersForStandbys()) {
            return primary.isEmpty();
        }
        String position;
        try (var session = primary.get().open()) {
            position = session.strings("SELECT pg_current_wal_lsn()::text").getFirst();
        }
        try (var session = which.open()) {
            return hasReplayed(session, position);
        }
    }

    private static boolean hasReplayed(Session standby, String position) throws SQLException {
        return !standby.strings(
                        "SELECT 'yes' WHERE pg_last_wal_replay_lsn() >= ?::pg_lsn", position)
                .isEmpty();
    }
}
