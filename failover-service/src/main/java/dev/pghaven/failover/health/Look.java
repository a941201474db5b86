package dev.pghaven.failover.health;

import java.util.Map;

/**
 * All that is seen of a cluster at one moment.
 *
 * @param number grows from look to look
 * @param seenAt by the process's own monotonic clock
 * @param pods of its instances, by name
 */
public record Look(long number, long seenAt, ClusterSight cluster, Map<String, PodSight> pods) {
    public Look {
        pods = Map.copyOf(pods);
    }
}
