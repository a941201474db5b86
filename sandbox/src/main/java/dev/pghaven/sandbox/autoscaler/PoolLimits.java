package dev.pghaven.sandbox.autoscaler;

import java.time.Duration;

/** Between how many nodes a pool may vary, and how long it hesitates to grow and to shrink. */
public record PoolLimits(int least, int most, Duration growAfter, Duration shrinkAfter) {}
