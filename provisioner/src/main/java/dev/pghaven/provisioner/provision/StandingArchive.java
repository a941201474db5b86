package dev.pghaven.provisioner.provision;

import dev.pghaven.cnpg.BarmanObjectStore;
import dev.pghaven.cnpg.Cluster;
import dev.pghaven.cnpg.ClusterBackup;
import dev.pghaven.cnpg.ObjectStore;
import dev.pghaven.contracts.ClusterRef;
import dev.pghaven.kubernetes.Clusters;
import dev.pghaven.kubernetes.ObjectStores;
import dev.pghaven.provisioner.Archive;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** Where a cluster that stands already archives to: what is there is its own. */
@ApplicationScoped
class StandingArchive {
    private final Clusters clusters;
    private final ObjectStores objectStores;

    StandingArchive(Clusters clusters, ObjectStores objectStores) {
        this.clusters = clusters;
        this.objectStores = objectStores;
    }

    boolean isAt(ClusterRef cluster, Archive archive) {
        return clusters.find(cluster)
                .flatMap(it -> inTree(it).or(() -> byPlugin(cluster, it)))
                .filter(it -> it.destinationPath().equals(archive.destination().toString()))
                .map(it -> Objects.requireNonNullElse(it.serverName(), cluster.name()))
                .filter(archive.server()::equals)
                .isPresent();
    }

    private static Optional<BarmanObjectStore> inTree(Cluster cluster) {
        return Optional.ofNullable(cluster.spec().backup()).map(ClusterBackup::barmanObjectStore);
    }

    private Optional<BarmanObjectStore> byPlugin(ClusterRef ref, Cluster cluster) {
        return Stream.ofNullable(cluster.spec().plugins())
                .flatMap(List::stream)
                .flatMap(it -> it.objectStore().stream())
                .flatMap(name -> objectStores.find(ref, name).stream())
                .map(ObjectStore::spec)
                .map(ObjectStore.Spec::configuration)
                .findFirst();
    }
}
