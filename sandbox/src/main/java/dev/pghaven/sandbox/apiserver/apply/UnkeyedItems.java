package dev.pghaven.sandbox.apiserver.apply;

import dev.pghaven.sandbox.apiserver.kinds.Schema;
import dev.pghaven.sandbox.apiserver.status.Refusals;
import java.util.Map;
import java.util.Optional;

/**
 * Refuses a configuration whose lists cannot be merged: items without their key, or with one twice.
 */
final class UnkeyedItems {
    private UnkeyedItems() {}

    static void refuse(Part config) {
        refuse("", config);
    }

    private static void refuse(String path, Part part) {
        Optional<Map<String, Part>> parts = Parts.of(part);
        boolean mergedByItem =
                switch (part.schema()) {
                    case Schema.KeyedList _, Schema.ValueSet _ -> part.value().isArray();
                    case Schema.Fields _, Schema.Atomic _ -> false;
                };
        if (mergedByItem && parts.isEmpty()) {
            throw Refusals.badRequest(
                    "failed to create typed patch object: %s: an item lacks its key, or two items have the same"
                            .formatted(path));
        }
        parts.orElseGet(Map::of)
                .forEach((element, child) -> refuse(path + PathElement.describe(element), child));
    }
}
