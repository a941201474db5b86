package dev.pghaven.exposure.kubernetes;

import dev.pghaven.cnpg.Cluster;
import dev.pghaven.cnpg.Resources;
import dev.pghaven.exposure.ClusterParts;
import dev.pghaven.kubernetes.Applied;
import dev.pghaven.kubernetes.ServerSideApply;
import jakarta.enterprise.context.ApplicationScoped;

/** Applies each part of a Cluster as a field manager of its own. */
@ApplicationScoped
class KubernetesClusterParts implements ClusterParts {
    private final ServerSideApply serverSideApply;

    KubernetesClusterParts(ServerSideApply serverSideApply) {
        this.serverSideApply = serverSideApply;
    }

    @Override
    public Applied apply(Part part, Cluster manifest) {
        return serverSideApply.apply(
                Resources.toGeneric(manifest),
                switch (part) {
                    case CERTIFICATE -> "certificate";
                    case SERVICES -> "services";
                });
    }
}
