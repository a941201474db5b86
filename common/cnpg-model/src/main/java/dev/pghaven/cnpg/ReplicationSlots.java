package dev.pghaven.cnpg;

/** Physical replication slots for the standbys. {@code updateInterval} is in seconds. */
public record ReplicationSlots(HighAvailability highAvailability, Integer updateInterval) {
    /** Slots that follow a failover. */
    public record HighAvailability(Boolean enabled) {}
}
