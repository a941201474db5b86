package dev.pghaven.failover.health;

import dev.pghaven.contracts.ClusterRef;
import dev.pghaven.operations.Announcement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** What is remembered of all clusters' health, and which replica may say what becomes of it. */
public interface HealthRecords {
    /** Takes or prolongs the right to tell; false while another replica has it. */
    boolean claim(UUID replica, Duration lease);

    /** Lets another replica take over at once. */
    void resign(UUID replica);

    Map<ClusterRef, Recorded> all();

    Optional<Recorded> of(ClusterRef cluster);

    /**
     * Saves what is remembered from now on together with what is told. False, and nothing is said,
     * if the replica may not tell any more, or somebody else has saved since.
     *
     * @param revision that was read; nothing for a cluster of which nothing is remembered
     */
    boolean save(
            UUID replica,
            ClusterRef cluster,
            long revision,
            HealthState state,
            List<Announcement> news);

    /** Does nothing if the replica may not tell any more. */
    void forget(UUID replica, ClusterRef cluster);

    /** A state, and how many times it was saved. */
    record Recorded(long revision, HealthState state) {
        static Recorded nothing(String uid) {
            return new Recorded(0, HealthState.fresh(uid));
        }
    }
}
