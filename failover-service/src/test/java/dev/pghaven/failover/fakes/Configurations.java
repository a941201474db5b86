package dev.pghaven.failover.fakes;

import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Map;

/** The service's configuration. */
public final class Configurations {
    private Configurations() {}

    public static <T> T defaults(Class<T> mapping) {
        return of(mapping, Map.of());
    }

    /** With these instead of the defaults. */
    public static <T> T of(Class<T> mapping, Map<String, String> properties) {
        return new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .withDefaultValues(properties)
                .withMapping(mapping)
                .build()
                .getConfigMapping(mapping);
    }
}
