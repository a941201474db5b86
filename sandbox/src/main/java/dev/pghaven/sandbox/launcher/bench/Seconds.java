package dev.pghaven.sandbox.launcher.bench;

import java.util.Arrays;
import java.util.Collection;

/** Times of one thing that was measured several times. */
public final class Seconds {
    private Seconds() {}

    public static double since(long nanos) {
        return (System.nanoTime() - nanos) / 1e9;
    }

    /** Half of them are below it; one that is far off does not move it. */
    static double median(Collection<Double> times) {
        if (times.isEmpty()) {
            throw new IllegalArgumentException("nothing was measured");
        }
        var sorted = times.stream().mapToDouble(Double::doubleValue).toArray();
        Arrays.sort(sorted);
        var middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
