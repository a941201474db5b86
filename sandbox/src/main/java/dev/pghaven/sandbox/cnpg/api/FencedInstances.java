package dev.pghaven.sandbox.cnpg.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import java.util.List;
import java.util.Optional;

/** Whose servers have to stand still, as the Cluster's annotation says. */
public record FencedInstances(List<String> names) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String EVERYBODY = "*";

    /** Who cannot be read fences nobody: the operator would not know whom either. */
    static FencedInstances of(ObjectMeta cluster) {
        return Optional.ofNullable(cluster.getAnnotations())
                .map(annotations -> annotations.get(Labels.FENCED_INSTANCES))
                .flatMap(FencedInstances::read)
                .orElseGet(() -> new FencedInstances(List.of()));
    }

    public boolean contains(String instance) {
        return names.contains(EVERYBODY) || names.contains(instance);
    }

    private static Optional<FencedInstances> read(String list) {
        try {
            var names = JSON.readValue(list, new TypeReference<List<String>>() {});
            return Optional.of(new FencedInstances(names));
        } catch (JsonProcessingException notAList) {
            return Optional.empty();
        }
    }
}
