package dev.pghaven.exposure.contract;

import dev.pghaven.contracts.ExposedEndpoint;
import dev.pghaven.exposure.ExposedCluster;
import java.time.Duration;

/**
 * Sessions through an exposed Service, by its name inside Kubernetes; its certificate is verified
 * against the host that clients outside connect to.
 */
public interface EndpointSessions {
    /**
     * @param write whether a write is tried, too
     */
    Entry enter(ExposedCluster cluster, ExposedEndpoint endpoint, boolean write, Duration patience);
}
