package dev.pghaven.deploy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;

/** The types of Kubernetes' own kinds, made strict: a field that a type lacks is a fault. */
final class KubernetesModel {
    private static final KubernetesSerialization KINDS = new KubernetesSerialization();
    private static final ObjectMapper STRICT =
            new ObjectMapper()
                    .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .setAnnotationIntrospector(new WithoutOtherFields());

    private KubernetesModel() {}

    /** The object as its kind has it; throws where a field is unknown or has another type. */
    static HasMetadata read(JsonNode object) throws JsonProcessingException {
        HasMetadata found = KINDS.unmarshal(object.toString());
        return STRICT.treeToValue(object, found.getClass());
    }

    /** The model keeps unknown fields apart, so that newer servers do no harm. */
    private static final class WithoutOtherFields extends JacksonAnnotationIntrospector {
        private static final long serialVersionUID = 1L;

        @Override
        public Boolean hasAnySetter(Annotated it) {
            return false;
        }
    }
}
