package dev.pghaven.sandbox.apiserver.select;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pghaven.sandbox.apiserver.kinds.KindSpec;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Reads field selectors such as {@code metadata.name=a,status.phase!=Running}. */
public final class FieldSelectors {
    private static final Set<String> ALWAYS = Set.of("metadata.name", "metadata.namespace");
    private static final Map<String, Set<String>> OF_RESOURCE =
            Map.of(
                    "pods",
                    Set.of(
                            "spec.nodeName",
                            "spec.restartPolicy",
                            "spec.schedulerName",
                            "spec.serviceAccountName",
                            "status.phase",
                            "status.podIP"),
                    "events",
                    Set.of(
                            "involvedObject.kind",
                            "involvedObject.namespace",
                            "involvedObject.name",
                            "involvedObject.uid",
                            "involvedObject.apiVersion",
                            "involvedObject.resourceVersion",
                            "involvedObject.fieldPath",
                            "reason",
                            "reportingComponent",
                            "source",
                            "type"),
                    "secrets",
                    Set.of("type"),
                    "namespaces",
                    Set.of("status.phase"),
                    "nodes",
                    Set.of("spec.unschedulable"),
                    "services",
                    Set.of("spec.clusterIP", "spec.type"),
                    "jobs.batch",
                    Set.of("status.successful"));

    private FieldSelectors() {}

    public static Selector parse(KindSpec kind, String text) {
        if (text.isBlank()) {
            return Selector.EVERYTHING;
        }
        return Stream.of(text.split(","))
                .map(term -> term(kind, term.strip()))
                .reduce(Selector.EVERYTHING, Selector::and);
    }

    private static Selector term(KindSpec kind, String term) {
        int equals = term.indexOf('=');
        if (equals < 1) {
            throw new InvalidSelector("invalid selector: '" + term + "'; can't understand it");
        }
        boolean wanted = term.charAt(equals - 1) != '!';
        String field = term.substring(0, wanted ? equals : equals - 1).strip();
        String value = term.substring(equals + 1).replaceFirst("^=", "").strip();
        refuseUnknown(kind, field);
        String pointer = "/" + field.replace('.', '/');
        return object -> wanted == text(object, field, pointer).equals(value);
    }

    private static void refuseUnknown(KindSpec kind, String field) {
        if (!ALWAYS.contains(field)
                && !OF_RESOURCE.getOrDefault(kind.resource(), Set.of()).contains(field)) {
            throw new InvalidSelector(
                    "\"%s\" is not a known field selector: only \"metadata.name\",".formatted(field)
                            + " \"metadata.namespace\"");
        }
    }

    private static String text(JsonNode object, String field, String pointer) {
        return field.equals("source")
                ? object.at("/source/component").asText()
                : object.at(pointer).asText(field.equals("spec.unschedulable") ? "false" : "");
    }
}
