package dev.pghaven.sandbox.apiserver.controllers;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pghaven.sandbox.apiserver.store.ObjectKey;
import dev.pghaven.sandbox.apiserver.store.Stored;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which objects exist, by uid, and which objects each of them owns. */
final class OwnerGraph {
    private final Map<String, Stored> objects = new HashMap<>();
    private final Map<String, Map<ObjectKey, Stored>> dependents = new HashMap<>();

    void put(Stored object) {
        Stored before = objects.put(object.uid(), object);
        if (before != null) {
            unlink(before);
        }
        for (JsonNode owner : owners(object)) {
            dependents
                    .computeIfAbsent(uid(owner), _ -> new LinkedHashMap<>())
                    .put(object.key(), object);
        }
    }

    void remove(Stored object) {
        Stored before = objects.remove(object.uid());
        if (before != null) {
            unlink(before);
        }
    }

    private void unlink(Stored object) {
        for (JsonNode owner : owners(object)) {
            Map<ObjectKey, Stored> siblings = dependents.get(uid(owner));
            if (siblings != null && siblings.remove(object.key()) != null && siblings.isEmpty()) {
                dependents.remove(uid(owner));
            }
        }
    }

    List<Stored> dependentsOf(String uid) {
        return List.copyOf(dependents.getOrDefault(uid, Map.of()).values());
    }

    /** An owner counts only in the namespace of its dependent, or where it has none. */
    Optional<Stored> owner(Stored dependent, JsonNode reference) {
        return Optional.ofNullable(objects.get(uid(reference)))
                .filter(owner -> canOwn(owner.key(), dependent.key()));
    }

    private static boolean canOwn(ObjectKey owner, ObjectKey dependent) {
        return owner.namespace().isEmpty() || owner.namespace().equals(dependent.namespace());
    }

    static JsonNode owners(Stored object) {
        return object.metadata().path("ownerReferences");
    }

    static String uid(JsonNode reference) {
        return reference.path("uid").asText();
    }
}
