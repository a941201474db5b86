package dev.pghaven.sandbox.cnpg.api;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;
import java.util.Map;

/** A ScheduledBackup as the API server holds it. */
public record ScheduledBackup(ObjectMeta metadata, Spec spec, Status status) {
    public static final String API_VERSION = "postgresql.cnpg.io/v1";
    public static final String KIND = "ScheduledBackup";
    public static final ResourceDefinitionContext RESOURCE =
            new ResourceDefinitionContext.Builder()
                    .withGroup("postgresql.cnpg.io")
                    .withVersion("v1")
                    .withKind(KIND)
                    .withPlural("scheduledbackups")
                    .withNamespaced(true)
                    .build();
    private static final ObjectMapper JSON =
            JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

    public static ScheduledBackup of(GenericKubernetesResource resource) {
        var properties = resource.getAdditionalProperties();
        return new ScheduledBackup(
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

    /** What it asks for; the plugin's configuration goes on to the Backups as it is. */
    public record Spec(
            Backup.ClusterName cluster,
            String schedule,
            boolean immediate,
            boolean suspend,
            String backupOwnerReference,
            String method,
            String target,
            Map<String, Object> pluginConfiguration) {}

    /** When the operator looked, ran, and will run; times in seconds. */
    public record Status(String lastCheckTime, String lastScheduleTime, String nextScheduleTime) {}
}
