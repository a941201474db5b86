package dev.pghaven.sandbox.cnpg.api;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;
import java.util.Map;

/** A Backup as the API server holds it. */
public record Backup(ObjectMeta metadata, Spec spec, Status status) {
    public static final String KIND = "Backup";
    public static final String IN_TREE = "barmanObjectStore";
    public static final String PLUGIN = "plugin";
    public static final ResourceDefinitionContext RESOURCE =
            new ResourceDefinitionContext.Builder()
                    .withGroup("postgresql.cnpg.io")
                    .withVersion("v1")
                    .withKind(KIND)
                    .withPlural("backups")
                    .withNamespaced(true)
                    .build();
    private static final ObjectMapper JSON =
            JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

    public static Backup of(GenericKubernetesResource resource) {
        var properties = resource.getAdditionalProperties();
        return new Backup(
                resource.getMetadata(),
                JSON.convertValue(properties.get("spec"), Spec.class),
                JSON.convertValue(properties.getOrDefault("status", Map.of()), Status.class));
    }

    public String name() {
        return metadata.getName();
    }

    public String namespace() {
        return metadata.getNamespace();
    }

    public boolean isByPlugin() {
        return PLUGIN.equals(spec.method());
    }

    public BackupPhase phase() {
        return status.phase();
    }

    /** What it asks for. */
    public record Spec(ClusterName cluster, String method, String target) {}

    /** Names a Cluster of the same namespace. */
    public record ClusterName(String name) {}

    /** How far it is, as much as the operator itself reads of it. */
    public record Status(
            BackupPhase phase,
            InstanceId instanceID,
            String backupId,
            String method,
            String destinationPath,
            String serverName,
            JsonNode azureCredentials,
            Map<String, String> pluginMetadata,
            int majorVersion) {
        public Status {
            phase = Defaulted.value(phase, BackupPhase.NEW);
            pluginMetadata = Defaulted.map(pluginMetadata);
        }
    }

    /** Who backs up; another session is another life of the instance manager. */
    public record InstanceId(
            String podName, @JsonProperty("ContainerID") String containerId, String sessionID) {}
}
