package dev.pghaven.sandbox.launcher.bench.health;

import java.util.Arrays;
import java.util.Collection;

/**
 * How long something took, in milliseconds.
 *
 * @param p50 half of them took no longer
 * @param p99 of a hundred, ninety-nine took no longer
 */
record Percentiles(int count, double p50, double p99, double max) {
    private static final double NANOS = 1e6;

    /** By the nearest rank: each is a time that was measured. */
    static Percentiles ofNanos(Collection<Long> times) {
        if (times.isEmpty()) {
            throw new IllegalArgumentException("nothing was measured");
        }
        var sorted = times.stream().mapToLong(Long::longValue).toArray();
        Arrays.sort(sorted);
        return new Percentiles(
                sorted.length,
                millis(sorted, 50),
                millis(sorted, 99),
                sorted[sorted.length - 1] / NANOS);
    }

    private static double millis(long[] sorted, int percent) {
        var rank = (int) Math.ceilDiv((long) percent * sorted.length, 100L);
        return sorted[rank - 1] / NANOS;
    }
}
