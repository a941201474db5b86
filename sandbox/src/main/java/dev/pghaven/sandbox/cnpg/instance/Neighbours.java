package dev.pghaven.sandbox.cnpg.instance;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The instances that run now, by the uid of their pod. */
final class Neighbours {
    private final Map<String, InstanceManager> byPod = new ConcurrentHashMap<>();

    void put(String podUid, InstanceManager manager) {
        byPod.put(podUid, manager);
    }

    /** Also one that is ending. */
    Optional<InstanceManager> known(String podUid) {
        return Optional.ofNullable(byPod.get(podUid));
    }

    Optional<InstanceManager> get(String podUid) {
        return Optional.ofNullable(byPod.get(podUid)).filter(each -> each.isAlive());
    }

    Optional<InstanceManager> find(String namespace, String instance) {
        return byPod.values().stream()
                .filter(each -> each.namespace().equals(namespace))
                .filter(each -> each.name().equals(instance))
                .filter(each -> each.isServing())
                .findFirst();
    }

    /** Itself, where it is no standby. */
    Optional<InstanceManager> primaryOf(InstanceManager one) {
        return byPod.values().stream()
                .filter(each -> isOfOneCluster(each, one) && each.isServing() && !each.isStandby())
                .findFirst();
    }

    Collection<Map.Entry<String, InstanceManager>> all() {
        return byPod.entrySet();
    }

    Set<String> pods() {
        return Set.copyOf(byPod.keySet());
    }

    /** Pods whose server has ended for good are forgotten. */
    void forgetTheDead() {
        byPod.values()
                .removeIf(each -> {
                    boolean gone = each.isGone();
                    if (gone) {
                        each.hangUp();
                    }
                    return gone;
                });
    }

    /** False when it is another instance's turn. */
    synchronized boolean restartInTurn(InstanceManager which, Runnable restart) {
        var others =
                byPod.values().stream()
                        .filter(each -> each != which && isOfOneCluster(each, which))
                        .toList();
        if (!new RestartTurn(which, others).isDue()) {
            return false;
        }
        restart.run();
        return true;
    }

    private static boolean isOfOneCluster(InstanceManager one, InstanceManager other) {
        return one.namespace().equals(other.namespace()) && one.cluster().equals(other.cluster());
    }
}
