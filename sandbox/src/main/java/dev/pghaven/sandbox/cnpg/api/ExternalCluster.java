package dev.pghaven.sandbox.cnpg.api;

import com.fasterxml.jackson.databind.JsonNode;

/** Another cluster, which need not be there any more, by where its data can be had. */
public record ExternalCluster(
        String name,
        JsonNode connectionParameters,
        BarmanObjectStore barmanObjectStore,
        Plugin plugin) {

    /** Whether a data folder can be made of it. */
    public boolean hasBackups() {
        return barmanObjectStore != null || plugin != null;
    }
}
