package dev.pghaven.contracts;

import dev.pghaven.contracts.spec.Exposure;
import dev.pghaven.contracts.spec.Required;

/**
 * Asks for a way into a cluster from outside Kubernetes, or for another one than it has. Answered
 * by {@link ClusterExposed} or {@link ExposureFailed}.
 */
public record ExposeCluster(@Required ClusterRef cluster, @Required Exposure exposure)
        implements Request {}
