package dev.pghaven.sandbox.cnpg.api;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Map;
import java.util.Optional;

/** A plugin that a Cluster, or one of its external clusters, uses. */
public record Plugin(
        String name,
        Boolean enabled,
        @JsonProperty("isWALArchiver") boolean isWALArchiver,
        Map<String, String> parameters) {
    /** The only one that the sandbox has. */
    public static final String BARMAN_CLOUD = "barman-cloud.cloudnative-pg.io";

    public Plugin {
        enabled = Defaulted.value(enabled, true);
        parameters = Defaulted.map(parameters);
    }

    public boolean isBarmanCloud() {
        return enabled && BARMAN_CLOUD.equals(name);
    }

    /** The ObjectStore that it uses, in the Cluster's namespace. */
    public Optional<String> objectStore() {
        return Optional.ofNullable(parameters.get("barmanObjectName"));
    }

    public String server(String cluster) {
        return parameters.getOrDefault("serverName", cluster);
    }
}
