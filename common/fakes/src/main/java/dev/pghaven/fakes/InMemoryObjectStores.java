package dev.pghaven.fakes;

import dev.pghaven.cnpg.ObjectStore;
import dev.pghaven.contracts.ClusterRef;
import dev.pghaven.kubernetes.Applied;
import dev.pghaven.kubernetes.ObjectStores;
import dev.pghaven.kubernetes.OurLabels;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** ObjectStores of a plugin that is installed, unless a test says otherwise. */
public final class InMemoryObjectStores implements ObjectStores {
    private final Map<String, ObjectStore> standing = new HashMap<>();
    private final Set<String> foreign = new HashSet<>();
    private boolean installed = true;

    @Override
    public boolean known() {
        return installed;
    }

    @Override
    public Optional<ObjectStore> find(ClusterRef cluster, String name) {
        return Optional.ofNullable(standing.get(key(cluster, name)));
    }

    @Override
    public Applied apply(ClusterRef cluster, ObjectStore manifest) {
        var key = key(cluster, manifest.metadata().getName());
        if (foreign.contains(key)) {
            return new Applied.Rejected("ObjectStore " + key + " exists and is managed by Helm");
        }
        standing.put(key, manifest);
        return new Applied.Accepted();
    }

    @Override
    public void deleteAllOf(ClusterRef cluster) {
        standing.values().removeIf(it -> OurLabels.areIn(it.metadata().getLabels(), cluster));
    }

    public void uninstall() {
        installed = false;
    }

    /** Somebody else's ObjectStore. */
    public void occupy(ClusterRef cluster, String name) {
        foreign.add(key(cluster, name));
    }

    public List<ObjectStore> standing() {
        return List.copyOf(standing.values());
    }

    private static String key(ClusterRef cluster, String name) {
        return cluster.namespace() + "/" + name;
    }
}
