package dev.pghaven.failover;

import java.util.OptionalLong;

/**
 * A standby as the primary sees it.
 *
 * @param instance by which it streams
 * @param synchronous whether commits wait for it, or would if another failed
 * @param lagBytes how much of the primary's WAL it has not replayed; empty until it has said how
 *     far it is
 */
public record Standby(
        String instance, boolean streaming, boolean synchronous, OptionalLong lagBytes) {
    /** Whether it is known to be at most so many bytes of WAL behind. */
    public boolean isWithin(long bytes) {
        return lagBytes.isPresent() && lagBytes.getAsLong() <= bytes;
    }
}
