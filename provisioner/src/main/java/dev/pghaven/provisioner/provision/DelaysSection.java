package dev.pghaven.provisioner.provision;

import dev.pghaven.cnpg.ClusterSpecBuilder;
import dev.pghaven.contracts.spec.Delays;
import java.time.Duration;

/** The delays of a Cluster, which CNPG counts in seconds. */
final class DelaysSection {
    private DelaysSection() {}

    static void into(ClusterSpecBuilder spec, Delays asked) {
        spec.startDelay(seconds(asked.start()))
                .stopDelay(seconds(asked.stop()))
                .smartShutdownTimeout(seconds(asked.smartShutdown()))
                .switchoverDelay(seconds(asked.switchover()))
                .failoverDelay(seconds(asked.failover()));
    }

    private static int seconds(Duration duration) {
        return Math.toIntExact(duration.toSeconds());
    }
}
