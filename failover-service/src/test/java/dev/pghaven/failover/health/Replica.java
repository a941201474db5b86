package dev.pghaven.failover.health;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.InstantSource;
import java.util.UUID;

/** A replica of the service, as far as it watches clusters: what it sees, and its leadership. */
final class Replica {
    private static final Damping AT_ONCE = new Damping(Duration.ZERO, Duration.ZERO);

    private final UUID id = UUID.randomUUID();
    private final Fleet fleet = new Fleet();
    private final HealthRecords records;
    private Leadership leadership;

    Replica(HealthRecords records) {
        this.records = records;
    }

    Fleet fleet() {
        return fleet;
    }

    Leadership leadership() {
        return leadership;
    }

    /** True if it may tell, and does so from now on. */
    boolean takesOver(Duration lease) {
        var ours = records.claim(id, lease);
        if (ours) {
            var metrics = new HealthMetrics(new SimpleMeterRegistry(), fleet);
            var telling =
                    new Telling(
                            records,
                            metrics,
                            new HealthJudge(AT_ONCE),
                            _ -> leadership.hasEnded(),
                            InstantSource.system(),
                            8);
            leadership = new Leadership(id, telling, records.all());
            fleet.tell(leadership::changed, leadership::left);
            leadership.forgetAllBut(fleet);
            fleet.all().forEach(leadership::changed);
        }
        return ours;
    }

    /** As when its process is killed: nobody is told, and the lease stays. */
    void dies() {
        leadership.end();
        fleet.tell(_ -> {}, _ -> {});
    }
}
