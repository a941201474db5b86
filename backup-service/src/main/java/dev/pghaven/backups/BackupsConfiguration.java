package dev.pghaven.backups;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** What the backup service must be told about its surroundings. */
@ConfigMapping(prefix = "pghaven.backups")
public interface BackupsConfiguration {
    /** How often a step looks again while it waits for the world. */
    @WithDefault("2s")
    Duration pollInterval();

    /** How long a closed WAL segment may take to the archive. */
    @WithDefault("5m")
    Duration archivedWithin();

    /** How long a base backup may take: the operator itself has no limit. */
    @WithDefault("6h")
    Duration completedWithin();
}
