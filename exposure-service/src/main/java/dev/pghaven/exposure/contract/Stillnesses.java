package dev.pghaven.exposure.contract;

import dev.pghaven.exposure.ContractConfiguration;
import dev.pghaven.exposure.ExposedCluster;
import dev.pghaven.kubernetes.Clusters;
import dev.pghaven.kubernetes.Instances;
import dev.pghaven.operations.watch.NoAnswerException;
import dev.pghaven.operations.watch.Patience;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** Reads whether clusters are still. */
@ApplicationScoped
class Stillnesses {
    private final Clusters clusters;
    private final Instances instances;
    private final ClusterChanges changes;
    private final Patience patience;

    Stillnesses(
            Clusters clusters,
            Instances instances,
            ClusterChanges changes,
            ContractConfiguration config) {
        this.clusters = clusters;
        this.instances = instances;
        this.changes = changes;
        this.patience = new Patience(config.answersWithin());
    }

    /** Empty where the Cluster that was exposed is gone. */
    Optional<Stillness> of(ExposedCluster cluster) throws NoAnswerException {
        return patience.await("Kubernetes", () -> read(cluster, true));
    }

    /** For an operation that is the one to hold the cluster, or shares it. */
    Optional<Stillness> withinOperation(ExposedCluster cluster) throws NoAnswerException {
        return patience.await("Kubernetes", () -> read(cluster, false));
    }

    /** The operation that changes the cluster, be there a Cluster or not. */
    Optional<String> changing(ExposedCluster cluster) throws NoAnswerException {
        return patience.await("the store", () -> changes.changing(cluster.cluster()));
    }

    private Optional<Stillness> read(ExposedCluster cluster, boolean operationsCount) {
        var changing =
                operationsCount ? changes.changing(cluster.cluster()) : Optional.<String>empty();
        return clusters.find(cluster.cluster())
                .filter(it -> cluster.clusterUid().equals(it.metadata().getUid()))
                .map(it -> new Stillness(it, instances.withoutNodes(cluster.cluster()), changing));
    }
}
