package dev.pghaven.failover.rest;

import dev.pghaven.contracts.ClusterRef;
import dev.pghaven.failover.health.HealthRecords;
import dev.pghaven.failover.health.HealthState;
import dev.pghaven.operations.Announcement;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** What is remembered of clusters that a test says something about; nobody tells anything. */
final class RememberedHealth implements HealthRecords {
    private final Map<ClusterRef, Recorded> recorded = new HashMap<>();

    void degraded(ClusterRef cluster) {
        var degradation =
                new HealthState.Degradation(
                        Instant.EPOCH, true, Optional.empty(), Optional.empty());
        recorded.put(
                cluster,
                new Recorded(
                        1,
                        new HealthState(
                                "uid-1",
                                true,
                                Optional.empty(),
                                Optional.empty(),
                                Optional.of(degradation))));
    }

    @Override
    public Map<ClusterRef, Recorded> all() {
        return Map.copyOf(recorded);
    }

    @Override
    public Optional<Recorded> of(ClusterRef cluster) {
        return Optional.ofNullable(recorded.get(cluster));
    }

    @Override
    public boolean claim(UUID replica, Duration lease) {
        return false;
    }

    @Override
    public void resign(UUID replica) {
        throw new UnsupportedOperationException("it never had the lease");
    }

    @Override
    public boolean save(
            UUID replica,
            ClusterRef cluster,
            long revision,
            HealthState state,
            List<Announcement> news) {
        return false;
    }

    @Override
    public void forget(UUID replica, ClusterRef cluster) {
        throw new UnsupportedOperationException("it never had the lease");
    }
}
