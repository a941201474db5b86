package dev.pghaven.sandbox.cnpg.operator;

import dev.pghaven.sandbox.cnpg.api.Cluster;
import dev.pghaven.sandbox.cnpg.api.ObjectStore;
import dev.pghaven.sandbox.cnpg.api.Plugin;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.Optional;

/** The plugins that the operator knows: Barman Cloud, where its definition is installed. */
final class InstalledPlugins {
    private InstalledPlugins() {}

    static Optional<String> firstUnknown(Cluster cluster, KubernetesClient client) {
        return cluster.spec().plugins().stream()
                .filter(Plugin::enabled)
                .filter(plugin -> !isInstalled(plugin, client))
                .map(Plugin::name)
                .findFirst();
    }

    private static boolean isInstalled(Plugin plugin, KubernetesClient client) {
        return plugin.isBarmanCloud()
                && client.supports(ObjectStore.GROUP + "/v1", ObjectStore.KIND);
    }
}
