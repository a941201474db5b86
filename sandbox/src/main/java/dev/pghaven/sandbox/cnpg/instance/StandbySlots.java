package dev.pghaven.sandbox.cnpg.instance;

import dev.pghaven.sandbox.cnpg.api.Cluster;
import dev.pghaven.sandbox.cnpg.api.Phase;
import dev.pghaven.sandbox.cnpg.api.ReplicationSlots.HighAvailability;
import dev.pghaven.sandbox.cnpg.sql.Session;
import java.sql.SQLException;
import java.util.List;

/** The primary's physical slots, one for each standby that the cluster has. */
final class StandbySlots {
    private static final String DUPLICATE = "42710";

    private final Session session;
    private final Cluster cluster;
    private final HighAvailability slots;

    StandbySlots(Session session, Cluster cluster) {
        this.session = session;
        this.cluster = cluster;
        this.slots = cluster.spec().replicationSlots().highAvailability();
    }

    /** A join and the primary's own duties may both be at it. */
    void ensure(String standby) throws SQLException {
        try {
            create(standby);
        } catch (SQLException e) {
            if (!DUPLICATE.equals(e.getSQLState())) {
                throw e;
            }
        }
    }

    private void create(String standby) throws SQLException {
        if (slots.enabled()) {
            session.strings(
                    "SELECT pg_create_physical_replication_slot(wanted, true)"
                            + " FROM (VALUES (?)) AS v (wanted) WHERE wanted NOT IN"
                            + " (SELECT slot_name FROM pg_replication_slots)",
                    slots.slotOf(standby));
        }
    }

    /**
     * A slot that nobody reads would keep WAL until the volume is full. While instances are made, a
     * new one's slot may be there before its name is in the status.
     */
    void reconcile(String primary) throws SQLException {
        var standbys =
                cluster.status().instanceNames().stream()
                        .filter(instance -> !instance.equals(primary))
                        .toList();
        for (var standby : standbys) {
            ensure(standby);
        }
        if (!Phase.HEALTHY.text().equals(cluster.status().phase())) {
            return;
        }
        var wanted = slots.enabled() ? standbys.stream().map(slots::slotOf).toList() : List.of();
        for (var slot : unused()) {
            if (!wanted.contains(slot)) {
                session.strings("SELECT pg_drop_replication_slot(?)::text", slot);
            }
        }
    }

    private List<String> unused() throws SQLException {
        return session.strings(
                "SELECT slot_name FROM pg_replication_slots WHERE slot_type = 'physical'"
                        + " AND NOT active AND starts_with(slot_name::text, ?)",
                slots.slotPrefix());
    }
}
