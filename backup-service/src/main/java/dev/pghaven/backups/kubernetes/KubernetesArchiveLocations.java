package dev.pghaven.backups.kubernetes;

import dev.pghaven.azure.DestinationPath;
import dev.pghaven.backups.ArchiveLocation;
import dev.pghaven.backups.ArchiveLocations;
import dev.pghaven.cnpg.BarmanCloud;
import dev.pghaven.cnpg.BarmanObjectStore;
import dev.pghaven.cnpg.Cluster;
import dev.pghaven.cnpg.ClusterBackup;
import dev.pghaven.cnpg.ClusterStatus;
import dev.pghaven.cnpg.ObjectStore;
import dev.pghaven.cnpg.Plugin;
import dev.pghaven.cnpg.Resources;
import dev.pghaven.contracts.spec.BackupMethod;
import dev.pghaven.kubernetes.Api;
import io.fabric8.kubernetes.client.KubernetesClient;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Reads where a Cluster archives from the Cluster, and from its ObjectStore if a plugin does it.
 */
@ApplicationScoped
class KubernetesArchiveLocations implements ArchiveLocations {
    private final KubernetesClient client;

    KubernetesArchiveLocations(KubernetesClient client) {
        this.client = client;
    }

    @Override
    public Optional<ArchiveLocation> of(Cluster cluster) {
        return inTree(cluster)
                .map(it -> location(cluster, it, it.serverName(), BackupMethod.BARMAN_OBJECT_STORE))
                .or(() -> plugin(cluster).flatMap(it -> byPlugin(cluster, it)));
    }

    @Override
    public Optional<String> firstRecoverabilityPoint(Cluster cluster) {
        return plugin(cluster)
                .map(it -> windowOf(cluster, it))
                .orElseGet(() ->
                        Optional.ofNullable(cluster.status())
                                .map(ClusterStatus::firstRecoverabilityPoint));
    }

    private Optional<ArchiveLocation> byPlugin(Cluster cluster, Plugin plugin) {
        return objectStore(cluster, plugin)
                .map(it -> it.spec().configuration())
                .map(it -> location(cluster, it, serverOf(plugin), BackupMethod.PLUGIN));
    }

    private Optional<String> windowOf(Cluster cluster, Plugin plugin) {
        var server = Optional.ofNullable(serverOf(plugin)).orElse(cluster.metadata().getName());
        return objectStore(cluster, plugin)
                .map(ObjectStore::status)
                .map(ObjectStore.Status::serverRecoveryWindow)
                .map(it -> it.get(server))
                .map(ObjectStore.RecoveryWindow::firstRecoverabilityPoint);
    }

    private Optional<ObjectStore> objectStore(Cluster cluster, Plugin plugin) {
        var name = plugin.parameters().get(BarmanCloud.OBJECT_NAME);
        return Optional.ofNullable(
                        Api.attempt(
                                "read ObjectStore " + name,
                                () ->
                                        client.genericKubernetesResources(BarmanCloud.OBJECT_STORES)
                                                .inNamespace(cluster.metadata().getNamespace())
                                                .withName(name)
                                                .get()))
                .map(it -> Resources.read(it, ObjectStore.class));
    }

    private static ArchiveLocation location(
            Cluster cluster, BarmanObjectStore store, String server, BackupMethod method) {
        return new ArchiveLocation(
                DestinationPath.parse(store.destinationPath()),
                server == null || server.isEmpty() ? cluster.metadata().getName() : server,
                method);
    }

    private static Optional<BarmanObjectStore> inTree(Cluster cluster) {
        return Optional.ofNullable(cluster.spec().backup()).map(ClusterBackup::barmanObjectStore);
    }

    private static Optional<Plugin> plugin(Cluster cluster) {
        return Stream.ofNullable(cluster.spec().plugins())
                .flatMap(plugins -> plugins.stream())
                .filter(it -> BarmanCloud.PLUGIN.equals(it.name()))
                .filter(it -> Boolean.TRUE.equals(it.isWALArchiver()))
                .filter(it -> !Boolean.FALSE.equals(it.enabled()))
                .filter(it -> it.parameters() != null)
                .findFirst();
    }

    private static String serverOf(Plugin plugin) {
        return plugin.parameters().get(BarmanCloud.SERVER_NAME);
    }
}
