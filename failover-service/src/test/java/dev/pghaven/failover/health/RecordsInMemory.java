package dev.pghaven.failover.health;

import dev.pghaven.contracts.ClusterRef;
import dev.pghaven.contracts.Fact;
import dev.pghaven.operations.Announcement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** What replicas in one process remember and tell; a lease is held until a test says otherwise. */
final class RecordsInMemory implements HealthRecords {
    private final Map<ClusterRef, Recorded> recorded = new HashMap<>();
    private final List<Fact> facts = new ArrayList<>();
    private Optional<UUID> holder = Optional.empty();

    /** Every time it was said: unlike the store, this does not know a fact again. */
    synchronized List<String> said() {
        return facts.stream().map(it -> it.getClass().getSimpleName()).toList();
    }

    synchronized void leaseGoesTo(UUID replica) {
        holder = Optional.of(replica);
    }

    @Override
    public synchronized boolean claim(UUID replica, Duration lease) {
        holder = holder.or(() -> Optional.of(replica));
        return holder.get().equals(replica);
    }

    @Override
    public synchronized void resign(UUID replica) {
        holder = holder.filter(it -> !it.equals(replica));
    }

    @Override
    public synchronized Map<ClusterRef, Recorded> all() {
        return Map.copyOf(recorded);
    }

    @Override
    public synchronized Optional<Recorded> of(ClusterRef cluster) {
        return Optional.ofNullable(recorded.get(cluster));
    }

    @Override
    public synchronized boolean save(
            UUID replica,
            ClusterRef cluster,
            long revision,
            HealthState state,
            List<Announcement> news) {
        var read = of(cluster).map(Recorded::revision).orElse(0L);
        if (!holder.equals(Optional.of(replica)) || read != revision) {
            return false;
        }
        recorded.put(cluster, new Recorded(revision + 1, state));
        news.stream().map(Announcement::fact).forEach(facts::add);
        return true;
    }

    @Override
    public synchronized void forget(UUID replica, ClusterRef cluster) {
        if (holder.equals(Optional.of(replica))) {
            recorded.remove(cluster);
        }
    }
}
