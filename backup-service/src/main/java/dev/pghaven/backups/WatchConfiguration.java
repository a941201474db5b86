package dev.pghaven.backups;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How the archives of all clusters are watched. */
@ConfigMapping(prefix = "pghaven.backups.watch")
public interface WatchConfiguration {
    /** How long after a look at a cluster the next one follows. */
    @WithDefault("15s")
    Duration interval();

    /** How long after its closing a segment may be missing in the archive. */
    @WithDefault("2m")
    Duration overdue();

    /** How often a replica asks the store for clusters that are due. */
    @WithDefault("1s")
    Duration tick();

    /** How long Kubernetes, the primary and the blob storage may each take to answer. */
    @WithDefault("10s")
    Duration answersWithin();

    /** How many clusters a replica looks at at once. */
    @WithDefault("64")
    int parallelism();
}
