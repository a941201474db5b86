package dev.pghaven.operations.quarkus;

import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.util.Map;

/** The engine's configuration, as a service has it that sets what a test sets. */
public final class Configurations {
    private Configurations() {}

    public static OperationsConfiguration of(Map<String, String> settings) {
        var builder =
                new SmallRyeConfigBuilder()
                        .withConverter(Duration.class, 200, new DurationConverter())
                        .withMapping(OperationsConfiguration.class);
        settings.forEach(
                (key, value) -> builder.withDefaultValue("pghaven.operations." + key, value));
        return builder.build().getConfigMapping(OperationsConfiguration.class);
    }
}
