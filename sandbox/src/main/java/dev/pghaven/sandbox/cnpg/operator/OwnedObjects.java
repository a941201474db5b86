package dev.pghaven.sandbox.cnpg.operator;

import dev.pghaven.sandbox.cnpg.api.Cluster;
import dev.pghaven.sandbox.cnpg.api.ClusterApi;
import dev.pghaven.sandbox.cnpg.objects.ClusterRbac;
import dev.pghaven.sandbox.cnpg.objects.ClusterServices;
import dev.pghaven.sandbox.cnpg.objects.DisruptionBudgets;
import dev.pghaven.sandbox.cnpg.objects.PodMonitors;
import dev.pghaven.sandbox.cnpg.objects.PrimaryLeases;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Keeps the objects around the instances as the Cluster wants them, once for each of its specs. */
final class OwnedObjects {
    private static final String MANAGER = "cloudnative-pg";

    private final ClusterApi api;
    private final OwnedSecrets secrets;
    private final Map<ClusterKey, String> applied = new ConcurrentHashMap<>();

    OwnedObjects(ClusterApi api) {
        this.api = api;
        this.secrets = new OwnedSecrets(api);
    }

    void ensure(Cluster cluster) {
        var version = cluster.metadata().getUid() + "/" + cluster.metadata().getGeneration();
        if (version.equals(applied.get(ClusterKey.of(cluster)))) {
            return;
        }
        secrets.ensure(cluster);
        for (var object : wanted(cluster)) {
            api.client().resource(object).fieldManager(MANAGER).forceConflicts().serverSideApply();
        }
        applied.put(ClusterKey.of(cluster), version);
    }

    /** Somebody took one of the objects away, or the Cluster is gone. */
    void forget(ClusterKey cluster) {
        applied.remove(cluster);
    }

    private List<HasMetadata> wanted(Cluster cluster) {
        var objects = new ArrayList<>(ClusterRbac.of(cluster));
        objects.addAll(ClusterServices.of(cluster));
        objects.addAll(DisruptionBudgets.of(cluster));
        objects.add(PrimaryLeases.of(cluster));
        if (cluster.spec().monitoring().enablePodMonitor()
                && api.client().supports(PodMonitors.API_VERSION, PodMonitors.KIND)) {
            objects.add(PodMonitors.of(cluster));
        }
        return objects;
    }
}
