package dev.pghaven.cnpg;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;

/** Between our records and what the Kubernetes client takes and gives. */
public final class Resources {
    private static final JsonMapper MAPPER =
            JsonMapper.builder()
                    // What we apply holds only what we decided: an empty list would be a decision.
                    .defaultPropertyInclusion(
                            JsonInclude.Value.construct(
                                    JsonInclude.Include.NON_EMPTY,
                                    JsonInclude.Include.USE_DEFAULTS))
                    // A newer operator has fields and words that we do not speak.
                    .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .enable(DeserializationFeature.READ_UNKNOWN_ENUM_VALUES_AS_NULL)
                    .build();

    private Resources() {}

    /** To be applied. */
    public static GenericKubernetesResource toGeneric(Record resource) {
        return MAPPER.convertValue(toJson(resource), GenericKubernetesResource.class);
    }

    /** As it would be sent. */
    public static JsonNode toJson(Record resource) {
        return MAPPER.valueToTree(resource);
    }

    /** The part that we speak of what was read. */
    public static <T extends Record> T read(GenericKubernetesResource resource, Class<T> type) {
        return MAPPER.convertValue(resource, type);
    }
}
