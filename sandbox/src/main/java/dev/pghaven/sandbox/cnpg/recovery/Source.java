package dev.pghaven.sandbox.cnpg.recovery;

import dev.pghaven.sandbox.cnpg.api.BarmanObjectStore;
import dev.pghaven.sandbox.cnpg.api.Cluster;
import dev.pghaven.sandbox.cnpg.api.ClusterApi;
import dev.pghaven.sandbox.cnpg.api.ExternalCluster;
import dev.pghaven.sandbox.cnpg.api.ObjectStore;
import dev.pghaven.sandbox.cnpg.api.Plugin;

/** Where the archive lies that a cluster is recovered from. */
public record Source(BarmanObjectStore store, String server) {

    public static Source of(Cluster cluster, ClusterApi api) {
        var name = cluster.spec().bootstrap().recovery().source();
        var external =
                cluster.spec()
                        .externalCluster(name)
                        .orElseThrow(
                                () -> new RecoveryFailure("missing external cluster: " + name));
        return external.plugin() == null ? inTree(external) : byPlugin(cluster, external, api);
    }

    private static Source inTree(ExternalCluster external) {
        var store = external.barmanObjectStore();
        return new Source(store, store.server(external.name()));
    }

    /** The plugin looks for its ObjectStore beside the Cluster, and nowhere else. */
    private static Source byPlugin(Cluster cluster, ExternalCluster external, ClusterApi api) {
        Plugin plugin = external.plugin();
        var name =
                plugin.objectStore()
                        .orElseThrow(() ->
                                new RecoveryFailure(
                                        "the external cluster's plugin names no"
                                                + " barmanObjectName"));
        var store =
                api.objectStore(cluster.namespace(), name)
                        .orElseThrow(() ->
                                new RecoveryFailure(
                                        "objectstores.%s \"%s\" not found"
                                                .formatted(ObjectStore.GROUP, name)));
        return new Source(store.spec().configuration(), plugin.server(cluster.name()));
    }
}
