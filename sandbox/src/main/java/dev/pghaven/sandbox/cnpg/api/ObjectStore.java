package dev.pghaven.sandbox.cnpg.api;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;
import java.util.Map;

/** The Barman Cloud plugin's ObjectStore, as the API server holds it. */
public record ObjectStore(ObjectMeta metadata, Spec spec, Status status) {
    public static final String KIND = "ObjectStore";
    public static final String GROUP = "barmancloud.cnpg.io";
    public static final ResourceDefinitionContext RESOURCE =
            new ResourceDefinitionContext.Builder()
                    .withGroup(GROUP)
                    .withVersion("v1")
                    .withKind(KIND)
                    .withPlural("objectstores")
                    .withNamespaced(true)
                    .build();
    private static final ObjectMapper JSON =
            JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

    public static ObjectStore of(GenericKubernetesResource resource) {
        var properties = resource.getAdditionalProperties();
        return new ObjectStore(
                resource.getMetadata(),
                spec(properties.get("spec")),
                JSON.convertValue(properties.getOrDefault("status", Map.of()), Status.class));
    }

    public static Spec spec(Object json) {
        return JSON.convertValue(json, Spec.class);
    }

    /** What it asks for. */
    public record Spec(BarmanObjectStore configuration, String retentionPolicy) {}

    /** The recovery windows by server. */
    public record Status(Map<String, JsonNode> serverRecoveryWindow) {
        public Status {
            serverRecoveryWindow = Defaulted.map(serverRecoveryWindow);
        }
    }
}
