package dev.pghaven.sandbox.apiserver.registry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pghaven.sandbox.apiserver.kinds.Trait;
import dev.pghaven.sandbox.apiserver.status.Refusals;
import java.util.ArrayList;
import java.util.List;

/** Checks what server-side apply sends, and keeps only what this endpoint may apply. */
final class Applied {
    private Applied() {}

    static ObjectNode of(Target target, JsonNode body) {
        ObjectNode config = Incoming.of(target, withName(target, body));
        if (config.path("metadata").has("managedFields")) {
            throw Refusals.badRequest("metadata.managedFields must be nil");
        }
        if (target.isStatus()) {
            keepOnlyStatus(config);
        } else if (target.kind().is(Trait.STATUS) && !target.kind().is(Trait.STATUS_ON_CREATE)) {
            config.remove("status");
        }
        return config;
    }

    private static JsonNode withName(Target target, JsonNode body) {
        if (body.path("metadata") instanceof ObjectNode metadata && !metadata.has("name")) {
            ObjectNode named = body.deepCopy();
            Metadata.of(named).put("name", target.name());
            return named;
        }
        return body;
    }

    private static void keepOnlyStatus(ObjectNode config) {
        config.retain(List.of("apiVersion", "kind", "metadata", "status"));
        ObjectNode metadata = Metadata.of(config);
        List<String> others = new ArrayList<>();
        metadata.fieldNames().forEachRemaining(others::add);
        others.removeAll(List.of("name", "namespace", "uid", "resourceVersion"));
        metadata.remove(others);
    }
}
