package dev.pghaven.postgres;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Connections to the databases of clusters. */
@ConfigMapping(prefix = "pghaven.postgres")
public interface PostgresConfiguration {
    @WithDefault("5432")
    int port();

    @WithDefault("5s")
    Duration connectTimeout();

    /** Longer than a commit may wait for its standby. */
    @WithDefault("15s")
    Duration socketTimeout();
}
