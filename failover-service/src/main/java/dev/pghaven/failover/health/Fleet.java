package dev.pghaven.failover.health;

import dev.pghaven.contracts.ClusterRef;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/**
 * What is seen of all clusters now, in every replica. Whoever observes Kubernetes says here what
 * has changed; pods may be seen before their Cluster.
 */
@ApplicationScoped
public class Fleet {
    private final AtomicLong looks = new AtomicLong();
    private final Map<ClusterRef, Look> clusters = new ConcurrentHashMap<>();
    private final Map<ClusterRef, Map<String, PodSight>> pods = new ConcurrentHashMap<>();
    private volatile Consumer<Look> changed = _ -> {};
    private volatile Consumer<ClusterRef> left = _ -> {};
    private volatile boolean complete;

    /** Says which Cluster has changed, each change in its order. */
    void tell(Consumer<Look> whatChanged, Consumer<ClusterRef> whoLeft) {
        changed = whatChanged;
        left = whoLeft;
    }

    public void seen(ClusterSight sight) {
        clusters.compute(
                sight.cluster(),
                (cluster, before) ->
                        before != null && before.cluster().equals(sight)
                                ? before
                                : look(sight, podsOf(cluster)));
    }

    /** Of the Cluster with this uid; one that took its name since is not meant. */
    public void gone(ClusterRef cluster, String uid) {
        clusters.computeIfPresent(
                cluster,
                (_, it) -> {
                    if (!it.cluster().uid().equals(uid)) {
                        return it;
                    }
                    left.accept(cluster);
                    return null;
                });
    }

    public void seen(PodSight pod) {
        changePods(pod.cluster(), it -> it.put(pod.name(), pod));
    }

    /** Of the pod with this uid; instances' names recur. */
    public void podGone(ClusterRef cluster, String name, String uid) {
        changePods(
                cluster,
                it -> it.computeIfPresent(name, (_, pod) -> pod.uid().equals(uid) ? null : pod));
    }

    /** Every Cluster and every pod has been seen at least once. */
    public void complete() {
        complete = true;
    }

    public boolean isComplete() {
        return complete;
    }

    public Optional<Look> find(ClusterRef cluster) {
        return Optional.ofNullable(clusters.get(cluster));
    }

    public Collection<Look> all() {
        return clusters.values();
    }

    private void changePods(ClusterRef cluster, Consumer<Map<String, PodSight>> change) {
        pods.compute(
                cluster,
                (_, before) -> {
                    var after = new HashMap<>(before == null ? Map.of() : before);
                    change.accept(after);
                    return after.isEmpty() ? null : Map.copyOf(after);
                });
        clusters.computeIfPresent(
                cluster,
                (_, before) ->
                        before.pods().equals(podsOf(cluster))
                                ? before
                                : look(before.cluster(), podsOf(cluster)));
    }

    private Map<String, PodSight> podsOf(ClusterRef cluster) {
        return pods.getOrDefault(cluster, Map.of());
    }

    /** While the cluster's entry is locked, so that its looks are told in their order. */
    private Look look(ClusterSight sight, Map<String, PodSight> itsPods) {
        var look = new Look(looks.incrementAndGet(), System.nanoTime(), sight, itsPods);
        changed.accept(look);
        return look;
    }
}
