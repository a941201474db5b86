package dev.pghaven.sandbox.cnpg.recovery;

import dev.pghaven.sandbox.barman.ArchiveLocation;
import dev.pghaven.sandbox.barman.Blobs;
import dev.pghaven.sandbox.cnpg.api.BarmanObjectStore;
import dev.pghaven.sandbox.cnpg.api.Cluster;
import dev.pghaven.sandbox.cnpg.api.ClusterApi;
import dev.pghaven.sandbox.cnpg.api.ExternalCluster;
import dev.pghaven.sandbox.cnpg.api.ObjectStore;
import dev.pghaven.sandbox.cnpg.api.Plugin;
import java.net.URI;

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

    /** The path in the container stands in the destination after the container's name. */
    public ArchiveLocation in(Blobs blobs) {
        var path = URI.create(store.destinationPath()).getPath().replaceAll("^/+|/+$", "");
        int slash = path.indexOf('/');
        return ArchiveLocation.of(blobs, slash < 0 ? "" : path.substring(slash + 1), server);
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
        var resource =
                api.client()
                        .genericKubernetesResources(ObjectStore.RESOURCE)
                        .inNamespace(cluster.namespace())
                        .withName(name)
                        .get();
        if (resource == null) {
            throw new RecoveryFailure(
                    "objectstores.barmancloud.cnpg.io \"" + name + "\" not found");
        }
        var store = ObjectStore.of(resource).spec().configuration();
        return new Source(store, plugin.server(cluster.name()));
    }
}
