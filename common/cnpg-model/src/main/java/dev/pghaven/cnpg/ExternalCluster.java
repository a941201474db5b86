package dev.pghaven.cnpg;

/** An archive that a Cluster can be recovered from, by one of the two ways. */
public record ExternalCluster(String name, BarmanObjectStore barmanObjectStore, Plugin plugin) {
    public static ExternalCluster readBy(Plugin plugin, String name) {
        return new ExternalCluster(name, null, plugin);
    }

    public static ExternalCluster readByOperator(BarmanObjectStore store, String name) {
        return new ExternalCluster(name, store, null);
    }
}
