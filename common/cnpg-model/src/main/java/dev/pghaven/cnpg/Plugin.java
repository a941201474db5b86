package dev.pghaven.cnpg;

import java.util.Map;
import java.util.Optional;

/** A plugin of the operator that a Cluster uses, or by which it reads another's archive. */
public record Plugin(
        String name, Boolean enabled, Boolean isWALArchiver, Map<String, String> parameters) {
    /** The ObjectStore that the Barman Cloud plugin archives to; empty for other plugins. */
    public Optional<String> objectStore() {
        return Optional.ofNullable(parameters)
                .filter(it -> BarmanCloud.PLUGIN.equals(name))
                .map(it -> it.get(BarmanCloud.OBJECT_NAME));
    }

    /** Archives a Cluster's WAL into an ObjectStore, under the Cluster's name. */
    public static Plugin archivingTo(String objectStore) {
        return new Plugin(
                BarmanCloud.PLUGIN, null, true, Map.of(BarmanCloud.OBJECT_NAME, objectStore));
    }

    /** Reads the archive of a server out of an ObjectStore. */
    public static Plugin reading(String objectStore, String server) {
        return new Plugin(
                BarmanCloud.PLUGIN,
                null,
                null,
                Map.of(BarmanCloud.OBJECT_NAME, objectStore, BarmanCloud.SERVER_NAME, server));
    }
}
