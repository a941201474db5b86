package dev.pghaven.sandbox.apiserver.kinds;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** Columns and cells that several kinds share. */
final class Columns {
    static final PrinterColumn AGE =
            PrinterColumn.of(
                    "Age", "string", object -> Age.of(object.at("/metadata/creationTimestamp")));

    private Columns() {}

    static PrinterColumn date(String name, String pointer) {
        return PrinterColumn.of(name, "date", object -> ago(object.at(pointer)));
    }

    private static Object ago(JsonNode instant) {
        return instant.isMissingNode() ? "" : Age.of(instant);
    }

    static PrinterColumn orNone(String name, String pointer) {
        return PrinterColumn.of(name, "string", object -> orNone(object.at(pointer).asText("")));
    }

    static String orNone(String text) {
        return text.isEmpty() ? "<none>" : text;
    }

    static PrinterColumn count(String name, String pointer) {
        return PrinterColumn.of(name, "string", object -> (long) object.at(pointer).size());
    }

    static String labels(JsonNode labels) {
        return orNone(
                labels.properties().stream()
                        .map(e -> e.getKey() + "=" + e.getValue().asText())
                        .collect(Collectors.joining(",")));
    }

    static List<String> texts(JsonNode list, String pointer) {
        List<String> found = new ArrayList<>();
        list.forEach(item -> found.add(item.at(pointer).asText()));
        found.removeIf(String::isEmpty);
        return found;
    }

    static JsonNode condition(JsonNode object, String type) {
        return StreamSupport.stream(object.at("/status/conditions").spliterator(), false)
                .filter(condition -> condition.path("type").asText().equals(type))
                .findFirst()
                .orElse(MissingNode.getInstance());
    }
}
