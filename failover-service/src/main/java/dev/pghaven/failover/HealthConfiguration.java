package dev.pghaven.failover;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How the health of all clusters is watched. */
@ConfigMapping(prefix = "pghaven.failover.health")
public interface HealthConfiguration {
    /** Which Clusters, by their labels: all but the copies that a verification restores. */
    @WithDefault("!pghaven.dev/operation")
    String selector();

    /** How long a cluster must be unhealthy before it is said to be degraded. */
    @WithDefault("30s")
    Duration degradedAfter();

    /** How long a degraded cluster must be healthy before it is said to have recovered. */
    @WithDefault("30s")
    Duration recoveredAfter();

    /** How often it is looked whose time has come; nobody is asked for that. */
    @WithDefault("1s")
    Duration tick();

    /** How long nothing is told when the replica that tells has died. */
    @WithDefault("15s")
    Duration lease();

    /** How many clusters' news a replica saves at once; each takes a connection to the store. */
    @WithDefault("8")
    int parallelism();
}
