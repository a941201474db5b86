package dev.pghaven.backups;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How often it is worked out what the retention policies would remove. */
@ConfigMapping(prefix = "pghaven.backups.retention")
public interface RetentionConfiguration {
    /** After this time it is said again, changed or not. */
    @WithDefault("24h")
    Duration interval();

    /** How often a replica asks the store for clusters that are due. */
    @WithDefault("30s")
    Duration tick();
}
