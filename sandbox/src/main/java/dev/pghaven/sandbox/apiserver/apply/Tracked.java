package dev.pghaven.sandbox.apiserver.apply;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pghaven.sandbox.apiserver.kinds.Schema;
import java.util.List;

/** The part of an object whose fields have managers: all but what identifies it. */
final class Tracked {
    private static final List<String> IDENTITY =
            List.of(
                    "name",
                    "namespace",
                    "creationTimestamp",
                    "selfLink",
                    "uid",
                    "generation",
                    "managedFields",
                    "resourceVersion",
                    "deletionTimestamp",
                    "deletionGracePeriodSeconds");

    private Tracked() {}

    static Part of(ObjectNode object, Schema schema) {
        ObjectNode tracked = shallow(object);
        tracked.remove(List.of("apiVersion", "kind"));
        if (tracked.get("metadata") instanceof ObjectNode metadata) {
            ObjectNode rest = shallow(metadata);
            rest.remove(IDENTITY);
            setUnlessEmpty(tracked, rest);
        }
        return new Part(tracked, schema);
    }

    private static void setUnlessEmpty(ObjectNode tracked, ObjectNode metadata) {
        if (metadata.isEmpty()) {
            tracked.remove("metadata");
        } else {
            tracked.set("metadata", metadata);
        }
    }

    private static ObjectNode shallow(ObjectNode object) {
        return JsonNodeFactory.instance.objectNode().setAll(object);
    }
}
