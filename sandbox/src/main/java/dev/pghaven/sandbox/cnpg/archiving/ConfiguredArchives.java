package dev.pghaven.sandbox.cnpg.archiving;

import dev.pghaven.sandbox.cnpg.api.Cluster;
import dev.pghaven.sandbox.cnpg.api.ClusterApi;
import dev.pghaven.sandbox.cnpg.api.ObjectStore;
import dev.pghaven.sandbox.cnpg.api.Plugin;
import java.util.Optional;

/** Finds a Cluster's archive. */
public record ConfiguredArchives(ClusterApi api) {

    /** Where the WAL goes, if anywhere. */
    public Optional<ConfiguredArchive> ofWal(Cluster cluster) {
        return cluster.spec()
                .walArchiver()
                .<ConfiguredArchive>map(plugin -> ofPlugin(cluster, plugin))
                .or(() -> inTree(cluster).map(it -> it));
    }

    public Optional<ConfiguredArchive.InTree> inTree(Cluster cluster) {
        return cluster.spec()
                .inTreeArchive()
                .map(store ->
                        new ConfiguredArchive.InTree(
                                store,
                                store.server(cluster.name()),
                                Optional.ofNullable(cluster.spec().backup().retentionPolicy())));
    }

    /** The plugin reads the ObjectStore from the Cluster's own namespace. */
    public ConfiguredArchive.OfPlugin ofPlugin(Cluster cluster, Plugin plugin) {
        var name =
                plugin.objectStore()
                        .orElseThrow(() ->
                                new IllegalArgumentException(
                                        "missing key: barmanObjectName in plugin "
                                                + plugin.name()));
        var store =
                api.objectStore(cluster.namespace(), name)
                        .orElseThrow(() ->
                                new IllegalArgumentException(
                                        "objectstores.%s \"%s\" not found"
                                                .formatted(ObjectStore.GROUP, name)));
        return new ConfiguredArchive.OfPlugin(
                name,
                store.spec().configuration(),
                plugin.server(cluster.name()),
                Optional.ofNullable(store.spec().retentionPolicy()));
    }
}
