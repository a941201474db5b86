package dev.pghaven.sandbox.launcher.bench;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pghaven.contracts.ClusterRef;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The Cluster that restores a backup and does nothing else, as a person would write it: one
 * instance with the source's settings, up to the same place in the log as the copy of a
 * verification.
 */
final class BareManifest {
    private static final String ORIGIN = "source";

    private BareManifest() {}

    /**
     * @param evidence of the verification whose restore is done again
     */
    static GenericKubernetesResource of(
            ClusterRef bare,
            GenericKubernetesResource source,
            String serviceAccount,
            JsonNode evidence) {
        var manifest = new GenericKubernetesResource();
        manifest.setApiVersion(source.getApiVersion());
        manifest.setKind(source.getKind());
        manifest.setMetadata(
                new ObjectMetaBuilder()
                        .withNamespace(bare.namespace())
                        .withName(bare.name())
                        .build());
        var spec = new HashMap<String, Object>();
        for (var same : List.of("storage", "walStorage", "resources", "inheritedMetadata")) {
            copy(source, same, spec);
        }
        spec.put("instances", 1);
        spec.put("serviceAccountName", serviceAccount);
        spec.put("imageName", source.get("status", "image"));
        spec.put(
                "postgresql", Map.of("parameters", source.get("spec", "postgresql", "parameters")));
        spec.put(
                "affinity", Map.of("nodeSelector", source.get("spec", "affinity", "nodeSelector")));
        spec.put("bootstrap", Map.of("recovery", recovery(source, evidence)));
        spec.put("externalClusters", List.of(origin(source)));
        manifest.setAdditionalProperty("spec", spec);
        return manifest;
    }

    private static void copy(
            GenericKubernetesResource source, String field, Map<String, Object> spec) {
        Object value = source.get("spec", field);
        if (value != null) {
            spec.put(field, value);
        }
    }

    private static Map<String, Object> recovery(
            GenericKubernetesResource source, JsonNode evidence) {
        var target =
                Map.of(
                        "backupID", evidence.path("backupId").asText(),
                        "targetLSN", evidence.path("targetLsn").asText(),
                        "targetTLI", evidence.path("timeline").asText(),
                        "exclusive", true);
        return Map.of(
                "source",
                ORIGIN,
                "database",
                source.get("spec", "bootstrap", "initdb", "database"),
                "owner",
                source.get("spec", "bootstrap", "initdb", "owner"),
                "recoveryTarget",
                target);
    }

    /** The source's own archive, by the plugin that the source archives with. */
    private static Map<String, Object> origin(GenericKubernetesResource source) {
        List<Map<String, Object>> plugins = source.get("spec", "plugins");
        var archiver =
                plugins.stream()
                        .filter(it -> Boolean.TRUE.equals(it.get("isWALArchiver")))
                        .findFirst()
                        .orElseThrow(() -> new BenchFailure("the source has no archiving plugin"));
        var parameters = new HashMap<String, Object>();
        parameters.put("serverName", source.getMetadata().getName());
        parameters.putAll(asMap(archiver.get("parameters")));
        return Map.of(
                "name",
                ORIGIN,
                "plugin",
                Map.of("name", archiver.get("name"), "parameters", parameters));
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> asMap(Object value) {
        return (Map<String, Object>) value;
    }
}
