package dev.pghaven.failover.health;

import dev.pghaven.contracts.ClusterRef;
import dev.pghaven.failover.health.HealthRecords.Recorded;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** The clusters of the replica that tells, from taking over to stepping down. */
final class Leadership {
    private final UUID replica;
    private final Telling telling;
    private final Map<ClusterRef, WatchedCluster> watched = new ConcurrentHashMap<>();
    private volatile boolean ended;

    Leadership(UUID replica, Telling telling, Map<ClusterRef, Recorded> recorded) {
        this.replica = replica;
        this.telling = telling;
        recorded.forEach((cluster, it) -> watched.put(cluster, new WatchedCluster(it)));
    }

    UUID replica() {
        return replica;
    }

    boolean hasEnded() {
        return ended;
    }

    void end() {
        ended = true;
    }

    void changed(Look look) {
        var cluster = look.cluster().cluster();
        var it = watched.computeIfAbsent(cluster, _ -> newcomer(look));
        if (it.add(look)) {
            telling.begin(this, cluster, it);
        }
    }

    void left(ClusterRef cluster) {
        var it = watched.get(cluster);
        if (it != null && it.leave()) {
            telling.begin(this, cluster, it);
        }
    }

    /** What was deleted while nobody looked. */
    void forgetAllBut(Fleet fleet) {
        watched.keySet().stream().filter(it -> fleet.find(it).isEmpty()).forEach(this::left);
    }

    /** Those whose time has come without anything having changed. */
    void reconsider(Fleet fleet, Instant now) {
        watched.forEach((cluster, it) -> {
            if (it.isDue(now)) {
                fleet.find(cluster)
                        .filter(it::addAgain)
                        .ifPresent(_ -> telling.begin(this, cluster, it));
            }
        });
    }

    private static WatchedCluster newcomer(Look look) {
        return new WatchedCluster(Recorded.nothing(look.cluster().uid()));
    }
}
