package dev.pghaven.provisioner.provision;

import dev.pghaven.contracts.ClusterRef;
import dev.pghaven.kubernetes.OurLabels;

/** Says that a Cluster's name belongs to somebody else, and what would make it ours. */
final class NameTaken {
    private NameTaken() {}

    static String by(String managedBy, ClusterRef cluster) {
        return "cluster %s exists and is managed by %s, not by pghaven: a name must be free, or its Cluster carry the labels %s=%s and %s=%s"
                .formatted(
                        cluster,
                        managedBy,
                        OurLabels.MANAGED_BY,
                        OurLabels.PGHAVEN,
                        OurLabels.CLUSTER,
                        cluster.name());
    }
}
