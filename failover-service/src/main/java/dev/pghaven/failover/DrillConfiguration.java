package dev.pghaven.failover;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Drills of failovers. */
@ConfigMapping(prefix = "pghaven.failover.drill")
public interface DrillConfiguration {
    /** How often a step looks again while it waits. */
    @WithDefault("500ms")
    Duration pollInterval();

    /** How late a drill of a schedule may begin; one that comes later is skipped. */
    @WithDefault("15m")
    Duration startingDeadline();

    /** How long a cluster is left alone after its primary was broken. */
    @WithDefault("1h")
    Duration rest();

    /** How many bytes of WAL a standby may be behind, before the drill and to be promoted back. */
    @WithDefault("16777216")
    long maxLagBytes();

    /** How long the operator may take until there is another primary. */
    @WithDefault("10m")
    Duration failedOverWithin();

    /**
     * Whether a drill may stop the machine under the primary's node, which takes rights in Azure.
     */
    @WithDefault("false")
    boolean stopNode();

    /** Whether a drill may kill PostgreSQL inside the primary's pod, which takes {@code exec}. */
    @WithDefault("false")
    boolean killPostgres();

    /** How long the instances may then take to be ready again; disks can be slow. */
    @WithDefault("20m")
    Duration healthyWithin();
}
