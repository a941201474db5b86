package dev.pghaven.backups.fakes;

import dev.pghaven.backups.BackupsConfiguration;
import io.smallrye.config.SmallRyeConfigBuilder;

/** The service's configuration with its defaults. */
public final class Configurations {
    private Configurations() {}

    public static BackupsConfiguration defaults() {
        return new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .withMapping(BackupsConfiguration.class)
                .build()
                .getConfigMapping(BackupsConfiguration.class);
    }
}
