package dev.pghaven.contracts;

import java.util.UUID;

/**
 * A standby was not promoted, or not within its time.
 *
 * @param instance that was to be the primary
 * @param step where it stopped
 * @param reason every one, where there are several
 */
public record PromotionFailed(
        ClusterRef cluster, UUID operation, String instance, String step, String reason)
        implements ClusterFact {}
