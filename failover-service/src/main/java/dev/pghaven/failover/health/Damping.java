package dev.pghaven.failover.health;

import java.time.Duration;

/**
 * How long something must last before it is told, so that what comes and goes is not.
 *
 * @param degradedAfter of being unhealthy
 * @param recoveredAfter of being healthy again
 */
record Damping(Duration degradedAfter, Duration recoveredAfter) {}
