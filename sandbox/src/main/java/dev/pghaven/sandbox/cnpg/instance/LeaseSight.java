package dev.pghaven.sandbox.cnpg.instance;

import io.fabric8.kubernetes.api.model.coordination.v1.LeaseSpec;
import java.time.Duration;
import java.util.Optional;

/** Since when somebody else's lease has looked the same; only our own clock counts. */
final class LeaseSight {
    private Optional<LeaseSpec> seen = Optional.empty();
    private long since;

    boolean isStale(LeaseSpec lease) {
        if (!seen.equals(Optional.of(lease))) {
            seen = Optional.of(lease);
            since = System.nanoTime();
        }
        var lasts = Duration.ofSeconds(lease.getLeaseDurationSeconds());
        return System.nanoTime() - since >= lasts.toNanos();
    }
}
