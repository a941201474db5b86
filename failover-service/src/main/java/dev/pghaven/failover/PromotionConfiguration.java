package dev.pghaven.failover;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Promotions of standbys. */
@ConfigMapping(prefix = "pghaven.failover.promotion")
public interface PromotionConfiguration {
    /** How often a step looks again while it waits. */
    @WithDefault("500ms")
    Duration pollInterval();

    /** How long the operator may take to make the standby the primary. */
    @WithDefault("10m")
    Duration promotedWithin();

    /** How long the instances may take to be ready again; disks can be slow. */
    @WithDefault("20m")
    Duration healthyWithin();
}
