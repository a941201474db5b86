package dev.pghaven.sandbox.apiserver.apply;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * One step of a path in the notation of fieldsV1: {@code f:name} is a field, {@code k:{...}} an
 * item with these keys, {@code v:...} a value of a set. The notation is canonical, so it is kept as
 * text.
 */
final class PathElement {
    private static final ObjectMapper JSON = new ObjectMapper();

    private PathElement() {}

    static String field(String name) {
        return "f:" + name;
    }

    static String key(Map<String, JsonNode> keys) {
        ObjectNode sorted = JSON.createObjectNode();
        new TreeMap<>(keys).forEach(sorted::set);
        return "k:" + sorted;
    }

    static String value(JsonNode value) {
        return "v:" + value;
    }

    /** The name of a field, or the element itself where it is none. */
    static String nameOf(String element) {
        return element.startsWith("f:") ? element.substring(2) : element;
    }

    /** As conflicts show it: {@code .spec}, {@code [name="postgres"]}, {@code [="finalizer"]}. */
    static String describe(String element) {
        String rest = element.substring(2);
        return switch (element.charAt(0)) {
            case 'f' -> "." + rest;
            case 'k' -> "[" + describeKeys(rest) + "]";
            case 'v' -> "[=" + rest + "]";
            default -> "[" + rest + "]";
        };
    }

    private static String describeKeys(String keys) {
        try {
            return JSON.readTree(keys).properties().stream()
                    .map(key -> key.getKey() + "=" + key.getValue())
                    .collect(Collectors.joining(","));
        } catch (JsonProcessingException _) {
            return keys;
        }
    }
}
