package dev.pghaven.failover.fakes;

import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Map;

/** The service's configuration with its defaults. */
public final class Configurations {
    private Configurations() {}

    public static <T> T defaults(Class<T> mapping) {
        return with(mapping, Map.of());
    }

    public static <T> T with(Class<T> mapping, Map<String, String> values) {
        return new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .withMapping(mapping)
                .withDefaultValues(values)
                .build()
                .getConfigMapping(mapping);
    }
}
