package dev.pghaven.sandbox.cnpg.admission;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pghaven.sandbox.cnpg.api.Versions;

/** What the mutating webhook fills in; the defaults of the schema are the API server's. */
final class ClusterDefaults {
    private static final String APP = "app";

    private ClusterDefaults() {}

    static ObjectNode fillIn(ObjectNode cluster) {
        var spec = cluster.withObject("/spec");
        if (!spec.has("imageName") && !spec.has("imageCatalogRef")) {
            spec.put("imageName", Versions.DEFAULT_IMAGE);
        }
        var affinity = spec.withObject("/affinity");
        putIfAbsent(affinity, "podAntiAffinityType", "preferred");
        var bootstrap = spec.withObject("/bootstrap");
        if (bootstrap.isEmpty() || bootstrap.path("initdb").isObject()) {
            initdb(bootstrap.withObject("/initdb"));
        }
        if (bootstrap.path("recovery").isObject()) {
            application(bootstrap.withObject("/recovery"));
        }
        return cluster;
    }

    private static void initdb(ObjectNode initdb) {
        application(initdb);
        putIfAbsent(initdb, "encoding", "UTF8");
        if (isBlank(initdb.path("locale"))) {
            putIfAbsent(initdb, "localeCollate", "C");
            putIfAbsent(initdb, "localeCType", "C");
        }
    }

    private static void application(ObjectNode bootstrap) {
        putIfAbsent(bootstrap, "database", APP);
        putIfAbsent(bootstrap, "owner", bootstrap.path("database").asText());
    }

    private static void putIfAbsent(ObjectNode object, String field, String value) {
        if (isBlank(object.path(field))) {
            object.put(field, value);
        }
    }

    private static boolean isBlank(JsonNode value) {
        return value.asText().isEmpty();
    }
}
