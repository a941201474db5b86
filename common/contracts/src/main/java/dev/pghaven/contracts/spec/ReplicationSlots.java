package dev.pghaven.contracts.spec;

import java.time.Duration;
import java.util.Objects;

/**
 * Physical replication slots for the standbys.
 *
 * @param updateInterval how often the standbys copy the positions of the primary's slots
 */
public record ReplicationSlots(Boolean highAvailability, Duration updateInterval) {
    public ReplicationSlots {
        highAvailability = Objects.requireNonNullElse(highAvailability, true);
        updateInterval = Objects.requireNonNullElse(updateInterval, Duration.ofSeconds(30));
    }

    public static ReplicationSlots defaults() {
        return new ReplicationSlots(null, null);
    }
}
