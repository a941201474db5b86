package dev.pghaven.provisioner;

import dev.pghaven.cnpg.PodMonitor;
import dev.pghaven.contracts.ClusterRef;
import dev.pghaven.kubernetes.Applied;

/** PodMonitors of the kinds that Prometheus and Azure Monitor each define. */
public interface PodMonitors {
    /** Whether Kubernetes knows the kind in this API group. */
    boolean known(String group);

    Applied apply(PodMonitor manifest);

    void deleteAllOf(ClusterRef cluster);
}
