package dev.pghaven.failover;

/**
 * A standby as the primary sees it.
 *
 * @param instance by which it streams
 * @param synchronous whether commits wait for it, or would if another failed
 * @param lagBytes how much of the primary's WAL it has not replayed
 */
public record Standby(String instance, boolean streaming, boolean synchronous, long lagBytes) {}
