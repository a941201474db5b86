package dev.pghaven.failover.fakes;

import io.smallrye.config.SmallRyeConfigBuilder;

/** The service's configuration with its defaults. */
public final class Configurations {
    private Configurations() {}

    public static <T> T defaults(Class<T> mapping) {
        return new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .withMapping(mapping)
                .build()
                .getConfigMapping(mapping);
    }
}
