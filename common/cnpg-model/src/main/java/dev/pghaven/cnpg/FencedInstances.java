package dev.pghaven.cnpg;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The instances of a Cluster that somebody keeps from running PostgreSQL. */
public final class FencedInstances {
    private static final JsonMapper MAPPER = new JsonMapper();

    private FencedInstances() {}

    /** Their names as they are written, of which {@code *} means all; none if nothing is fenced. */
    public static List<String> in(Cluster cluster) {
        return Optional.ofNullable(cluster.metadata().getAnnotations())
                .orElseGet(Map::of)
                .entrySet()
                .stream()
                .filter(it -> it.getKey().equals(Annotations.FENCED_INSTANCES))
                .flatMap(it -> namesIn(it.getValue()).stream())
                .toList();
    }

    /**
     * What is no list fences nothing for the operator either, but somebody meant something by it.
     */
    private static List<String> namesIn(String text) {
        try {
            return List.of(MAPPER.readValue(text, String[].class));
        } catch (JsonProcessingException e) {
            return List.of(text);
        }
    }
}
