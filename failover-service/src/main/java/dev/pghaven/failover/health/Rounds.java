package dev.pghaven.failover.health;

import dev.pghaven.contracts.ClusterRef;
import dev.pghaven.failover.health.HealthRecords.Recorded;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** The clusters of the replica that tells, from taking over to stepping down. */
final class Rounds {
    private final UUID replica;
    private final Telling telling;
    private final Map<ClusterRef, Patient> patients = new ConcurrentHashMap<>();
    private volatile boolean ended;

    Rounds(UUID replica, Telling telling, Map<ClusterRef, Recorded> recorded) {
        this.replica = replica;
        this.telling = telling;
        recorded.forEach((cluster, it) -> patients.put(cluster, new Patient(it)));
    }

    UUID replica() {
        return replica;
    }

    boolean haveEnded() {
        return ended;
    }

    void end() {
        ended = true;
    }

    void changed(Look look) {
        var cluster = look.cluster().cluster();
        var patient = patients.computeIfAbsent(cluster, _ -> newcomer(look));
        if (patient.add(look)) {
            telling.begin(this, cluster, patient);
        }
    }

    void left(ClusterRef cluster) {
        var patient = patients.get(cluster);
        if (patient != null && patient.leave()) {
            telling.begin(this, cluster, patient);
        }
    }

    /** What was deleted while nobody looked. */
    void forgetAllBut(Fleet fleet) {
        patients.keySet().stream().filter(it -> fleet.find(it).isEmpty()).forEach(this::left);
    }

    /** Those whose time has come without anything having changed. */
    void reconsider(Fleet fleet, Instant now) {
        patients.forEach((cluster, patient) -> {
            if (patient.isDue(now)) {
                fleet.find(cluster)
                        .filter(patient::addAgain)
                        .ifPresent(_ -> telling.begin(this, cluster, patient));
            }
        });
    }

    private static Patient newcomer(Look look) {
        return new Patient(Recorded.nothing(look.cluster().uid()));
    }
}
