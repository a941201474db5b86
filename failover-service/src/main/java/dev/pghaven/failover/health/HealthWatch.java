package dev.pghaven.failover.health;

import dev.pghaven.contracts.ClusterRef;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets one of all replicas tell what becomes of the clusters' health. Another goes on from what is
 * recorded when it dies; what happened in between shows in what is different then.
 */
final class HealthWatch {
    private static final Logger LOG = LoggerFactory.getLogger(HealthWatch.class);

    /** How many times a lease is prolonged before it would be over. */
    private static final int PROLONGATIONS = 3;

    private final UUID replica = UUID.randomUUID();
    private final Fleet fleet;
    private final HealthRecords records;
    private final Telling telling;
    private final Duration lease;
    private volatile Optional<Leadership> leadership = Optional.empty();
    private String away = "";
    private long claimedAt;

    HealthWatch(Fleet fleet, HealthRecords records, Telling telling, Duration lease) {
        this.fleet = fleet;
        this.records = records;
        this.telling = telling;
        this.lease = lease;
        fleet.tell(this::changed, this::left);
    }

    /** Whether this replica is the one that tells. */
    boolean tells() {
        return leadership.filter(it -> !it.hasEnded()).isPresent();
    }

    /** Tells, or looks whether it may; judges again those whose time has come. */
    void tick(Instant now) {
        if (fleet.isComplete()) {
            claim();
            leadership.ifPresent(it -> it.reconsider(fleet, now));
        }
    }

    /** Lets another replica take over at once. */
    void stop() {
        if (tells()) {
            stepDown();
            resign();
        }
    }

    private void resign() {
        try {
            records.resign(replica);
        } catch (RuntimeException e) {
            LOG.warn("The lease was left to lapse: {}", e.getMessage());
        }
    }

    private void claim() {
        if (tells() && System.nanoTime() - claimedAt < lease.toNanos() / PROLONGATIONS) {
            return;
        }
        try {
            claimedAt = System.nanoTime();
            var ours = records.claim(replica, lease);
            if (ours && !tells()) {
                takeOver();
            } else if (!ours && tells()) {
                LOG.info("Another replica tells of the clusters' health from now on");
                stepDown();
            }
            away = "";
        } catch (RuntimeException e) {
            waits(e);
        }
    }

    private void takeOver() {
        var begun = new Leadership(replica, telling, records.all());
        leadership = Optional.of(begun);
        begun.forgetAllBut(fleet);
        fleet.all().forEach(begun::changed);
        LOG.info("This replica tells of the health of {} clusters", fleet.all().size());
    }

    private void stepDown() {
        leadership.ifPresent(Leadership::end);
        leadership = Optional.empty();
    }

    private void changed(Look look) {
        leadership.ifPresent(it -> it.changed(look));
    }

    private void left(ClusterRef cluster) {
        leadership.ifPresent(it -> it.left(cluster));
    }

    /** It is tried again at every tick; that the watch waits, and why, is said once. */
    private void waits(RuntimeException e) {
        if (!away.equals(String.valueOf(e.getMessage()))) {
            LOG.warn("The watch over the clusters' health waits: {}", e.getMessage());
            away = String.valueOf(e.getMessage());
        }
    }
}
