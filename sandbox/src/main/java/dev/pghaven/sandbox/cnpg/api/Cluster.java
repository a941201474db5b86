package dev.pghaven.sandbox.cnpg.api;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;
import java.util.Map;

/** A Cluster as the API server holds it. */
public record Cluster(ObjectMeta metadata, ClusterSpec spec, ClusterStatus status) {
    public static final String API_VERSION = "postgresql.cnpg.io/v1";
    public static final String KIND = "Cluster";

    public static final ResourceDefinitionContext RESOURCE =
            new ResourceDefinitionContext.Builder()
                    .withGroup("postgresql.cnpg.io")
                    .withVersion("v1")
                    .withKind(KIND)
                    .withPlural("clusters")
                    .withNamespaced(true)
                    .build();

    private static final ObjectMapper JSON =
            JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

    public static Cluster of(GenericKubernetesResource resource) {
        var properties = resource.getAdditionalProperties();
        return new Cluster(
                resource.getMetadata(),
                JSON.convertValue(properties.get("spec"), ClusterSpec.class),
                JSON.convertValue(
                        properties.getOrDefault("status", Map.of()), ClusterStatus.class));
    }

    public static ClusterSpec spec(Object json) {
        return JSON.convertValue(json, ClusterSpec.class);
    }

    public String name() {
        return metadata.getName();
    }

    public String namespace() {
        return metadata.getNamespace();
    }

    public Names names() {
        return new Names(name());
    }

    public FencedInstances fenced() {
        return FencedInstances.of(metadata);
    }

    public boolean isBeingDeleted() {
        return metadata.getDeletionTimestamp() != null;
    }

    public String serviceAccount() {
        return spec.serviceAccountName() == null ? name() : spec.serviceAccountName();
    }

    public String image() {
        return spec.imageName() == null ? Versions.DEFAULT_IMAGE : spec.imageName();
    }

    /** The secret with the owner's password: the user's, or the generated one. */
    public String applicationSecret() {
        var given = spec.bootstrap().application().secret();
        return given == null ? names().applicationSecret() : given.name();
    }

    public String superuserSecret() {
        var given = spec.superuserSecret();
        return given == null ? names().superuserSecret() : given.name();
    }
}
