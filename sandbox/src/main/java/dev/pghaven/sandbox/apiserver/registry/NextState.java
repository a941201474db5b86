package dev.pghaven.sandbox.apiserver.registry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pghaven.sandbox.apiserver.kinds.Defaults;
import dev.pghaven.sandbox.apiserver.kinds.KindSpec;
import dev.pghaven.sandbox.apiserver.kinds.Trait;
import java.util.List;

/**
 * What an object becomes by a write: a write of the object leaves its status, a write of the status
 * leaves all the rest.
 */
final class NextState {
    private NextState() {}

    static ObjectNode of(Target target, ObjectNode live, ObjectNode incoming) {
        return target.isStatus()
                ? withStatusOf(incoming, live.deepCopy())
                : ofObject(target.kind(), live, incoming);
    }

    private static ObjectNode ofObject(KindSpec kind, ObjectNode live, ObjectNode incoming) {
        ObjectNode next = incoming.deepCopy();
        Metadata.carryOver(live, next);
        if (kind.is(Trait.STATUS)) {
            withStatusOf(live, next);
        }
        KindRules.carryOver(kind, live, next);
        Defaults.fill(next, kind.defaults());
        return next;
    }

    private static ObjectNode withStatusOf(ObjectNode source, ObjectNode next) {
        JsonNode status = source.get("status");
        if (status == null) {
            next.remove("status");
        } else {
            next.set("status", status.deepCopy());
        }
        return next;
    }

    /** The generation grows when what is asked for changes, which metadata and status are not. */
    static void countGeneration(KindSpec kind, ObjectNode live, ObjectNode next) {
        if (kind.is(Trait.GENERATION) && !desired(live).equals(desired(next))) {
            long generation = live.at("/metadata/generation").asLong();
            Metadata.of(next).put("generation", (int) generation + 1);
        }
    }

    private static ObjectNode desired(ObjectNode object) {
        ObjectNode desired = object.objectNode();
        desired.setAll(object);
        desired.remove(List.of("metadata", "status"));
        return desired;
    }
}
