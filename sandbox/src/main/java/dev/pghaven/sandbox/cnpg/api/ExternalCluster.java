package dev.pghaven.sandbox.cnpg.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/** Another cluster, which need not be there any more, by where its data can be had. */
public record ExternalCluster(
        String name,
        JsonNode connectionParameters,
        BarmanObjectStore barmanObjectStore,
        PluginSource plugin) {

    /** A plugin that knows where the backups are. */
    public record PluginSource(String name, Map<String, String> parameters) {
        public PluginSource {
            parameters = Defaulted.map(parameters);
        }
    }

    /** Whether a data folder can be made of it. */
    public boolean hasBackups() {
        return barmanObjectStore != null || plugin != null;
    }
}
