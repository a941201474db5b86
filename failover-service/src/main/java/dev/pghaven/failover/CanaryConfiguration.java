package dev.pghaven.failover;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** The client that writes while a primary changes. */
@ConfigMapping(prefix = "pghaven.failover.canary")
public interface CanaryConfiguration {
    /** Commits per second during a promotion; a drill says its own. */
    @WithDefault("20")
    int rate();

    /**
     * Questions per second through each of the cluster's Services, where the canary's own rate is
     * not lower. Each is a new connection, which costs the server a process and a TLS handshake.
     */
    @WithDefault("2")
    int questionRate();

    /**
     * How long a commit, or a connection, may take before it counts as broken. Whole seconds: a
     * longer time makes the end of an outage less exact where connections hang.
     */
    @WithDefault("2s")
    Duration answersWithin();

    /**
     * How long one may write at most: the operation that began it may go on in another replica,
     * which knows nothing of it.
     */
    @WithDefault("1h")
    Duration longest();

    /** How many commits may be on their way at once, each over a connection of its own. */
    @WithDefault("64")
    int mostAtOnce();
}
