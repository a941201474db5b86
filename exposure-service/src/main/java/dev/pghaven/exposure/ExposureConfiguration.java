package dev.pghaven.exposure;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** What the exposure service must be told about its surroundings. */
@ConfigMapping(prefix = "pghaven.exposure")
public interface ExposureConfiguration {
    /** How often a step looks again while it waits for the world. */
    @WithDefault("2s")
    Duration pollInterval();

    /** How long Azure may take to give a Service its address. */
    @WithDefault("10m")
    Duration ingressWithin();

    /** How long the operator may take to renew the server's certificate. */
    @WithDefault("5m")
    Duration certificateWithin();

    /** How long DNS may take to lead the name to the address. */
    @WithDefault("10m")
    Duration nameWithin();

    /** How long new endpoints may take until they are all that is said of them. */
    @WithDefault("5m")
    Duration contractWithin();

    /** How long Azure may take to let go of a Service's address. */
    @WithDefault("10m")
    Duration concealedWithin();
}
