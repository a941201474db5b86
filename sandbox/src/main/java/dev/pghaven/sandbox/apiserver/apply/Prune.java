package dev.pghaven.sandbox.apiserver.apply;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Takes out of a merged object what its applier had applied before and nobody owns any more. What
 * somebody owns stays, and so do the containers it is in.
 */
final class Prune {
    private Prune() {}

    static JsonNode of(Part merged, FieldSet appliedBefore, FieldSet owned) {
        Optional<Map<String, Part>> parts = Parts.of(merged);
        if (parts.isEmpty()) {
            return merged.value();
        }
        Map<String, JsonNode> kept = new LinkedHashMap<>();
        parts.get()
                .forEach((element, part) -> {
                    FieldSet before = appliedBefore.child(element);
                    FieldSet now = owned.child(element);
                    if (before.isEmpty()) {
                        kept.put(element, part.value());
                    } else if (!now.isEmpty()) {
                        kept.put(element, of(part, before, now));
                    }
                });
        return Parts.join(merged.value(), kept);
    }
}
