package dev.pghaven.sandbox.apiserver.discovery;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pghaven.sandbox.apiserver.kinds.KindSpec;
import dev.pghaven.sandbox.apiserver.kinds.Kinds;
import java.util.List;

/** The documents that say all of discovery in one answer, which kubectl asks for first. */
public final class AggregatedDiscovery {
    private final Kinds kinds;

    public AggregatedDiscovery(Kinds kinds) {
        this.kinds = kinds;
    }

    /** {@code /api}, as {@code APIGroupDiscoveryList} */
    public ObjectNode core(String version) {
        return list(version, List.of(""));
    }

    /** {@code /apis}, as {@code APIGroupDiscoveryList} */
    public ObjectNode groups(String version) {
        return list(version, new Discovery(kinds).groupNames());
    }

    private ObjectNode list(String version, List<String> groups) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("kind", "APIGroupDiscoveryList");
        json.put("apiVersion", "apidiscovery.k8s.io/" + version).putObject("metadata");
        ArrayNode items = json.putArray("items");
        groups.forEach(group -> describe(group, items.addObject()));
        return json;
    }

    private void describe(String group, ObjectNode json) {
        ObjectNode metadata = json.putObject("metadata");
        if (!group.isEmpty()) {
            metadata.put("name", group);
        }
        ObjectNode version = json.putArray("versions").addObject();
        version.put("version", "v1").put("freshness", "Current");
        ArrayNode resources = version.putArray("resources");
        kinds.in(group.isEmpty() ? "v1" : group + "/v1")
                .forEach(kind -> describe(kind, resources.addObject()));
    }

    private static void describe(KindSpec kind, ObjectNode json) {
        json.put("resource", kind.plural());
        responseKind(json, kind.group(), kind.version(), kind.kind());
        json.put("scope", kind.namespaced() ? "Namespaced" : "Cluster");
        json.put("singularResource", kind.singular());
        Verbs.of(kind).forEach(json.putArray("verbs")::add);
        kind.shortNames().forEach(json.putArray("shortNames")::add);
        kind.categories().forEach(json.putArray("categories")::add);
        ArrayNode subresources = json.putArray("subresources");
        for (Subresource sub : Subresource.of(kind)) {
            ObjectNode described = subresources.addObject().put("subresource", sub.name());
            responseKind(described, sub.group(), sub.version(), sub.kind());
            sub.verbs().forEach(described.putArray("verbs")::add);
        }
    }

    private static void responseKind(ObjectNode json, String group, String version, String kind) {
        json.putObject("responseKind")
                .put("group", group)
                .put("version", version)
                .put("kind", kind);
    }
}
