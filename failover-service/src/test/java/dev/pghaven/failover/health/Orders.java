package dev.pghaven.failover.health;

import dev.pghaven.cnpg.Phase;
import dev.pghaven.contracts.ClusterRef;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The cluster shop/orders as an operator reports it, while one thing after the other happens. */
public final class Orders {
    public static final ClusterRef REF = new ClusterRef("shop", "orders");

    private final Map<String, PodSight> pods = new HashMap<>();
    private ClusterRef ref = REF;
    private String uid = "uid-1";
    private boolean leaving;
    private boolean resting;
    private int ready = 3;
    private String phase = Phase.HEALTHY.text();
    private Optional<String> current = Optional.of("orders-1");
    private Optional<String> target = Optional.of("orders-1");
    private Optional<Instant> currentSince = Optional.empty();
    private Optional<Instant> targetSince = Optional.empty();
    private int timeline = 1;
    private List<String> healthy = new ArrayList<>(List.of("orders-1", "orders-2", "orders-3"));
    private List<String> fenced = List.of();
    private Optional<Instant> notReadySince = Optional.empty();
    private Optional<Instant> readySince = Optional.empty();
    private long looks;

    public Orders named(ClusterRef name) {
        ref = name;
        return this;
    }

    Orders uid(String newUid) {
        uid = newUid;
        return this;
    }

    Orders leaving() {
        leaving = true;
        return this;
    }

    Orders resting() {
        resting = true;
        return this;
    }

    Orders fenced(String... instances) {
        fenced = List.of(instances);
        return this;
    }

    Orders ready(int instances) {
        ready = instances;
        return this;
    }

    Orders phase(Phase newPhase) {
        phase = newPhase.text();
        return this;
    }

    Orders notReady(Instant since) {
        notReadySince = Optional.of(since);
        readySince = Optional.empty();
        return this;
    }

    Orders ready(Instant since) {
        readySince = Optional.of(since);
        notReadySince = Optional.empty();
        return this;
    }

    Orders neverHadAPrimary() {
        current = Optional.empty();
        ready = 0;
        phase = Phase.SETTING_UP_PRIMARY.text();
        timeline = 0;
        return this;
    }

    Orders wanted(String instance, Instant since) {
        target = Optional.of(instance);
        targetSince = Optional.of(since);
        return this;
    }

    Orders unhealthy(String instance) {
        healthy.remove(instance);
        ready = 2;
        return this;
    }

    Orders primary(String instance, Instant since) {
        current = Optional.of(instance);
        currentSince = Optional.of(since);
        return this;
    }

    Orders timeline(int number) {
        timeline = number;
        return this;
    }

    Orders healthy() {
        ready = 3;
        phase = Phase.HEALTHY.text();
        healthy = new ArrayList<>(List.of("orders-1", "orders-2", "orders-3"));
        return this;
    }

    Orders pod(String name, boolean isReady, String... obstacles) {
        pods.put(name, new PodSight(REF, name, "pod-1", isReady, false, List.of(obstacles)));
        return this;
    }

    public ClusterSight sight() {
        return new ClusterSight(
                ref,
                uid,
                leaving,
                resting,
                3,
                ready,
                phase,
                "",
                current,
                target,
                currentSince,
                targetSince,
                timeline,
                List.copyOf(healthy),
                fenced,
                notReadySince,
                readySince);
    }

    Look look() {
        return new Look(++looks, System.nanoTime(), sight(), pods);
    }
}
