package dev.pghaven.sandbox.apiserver.apply;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** An object's {@code metadata.managedFields}: which manager owns which fields. */
record ManagedFields(Map<Manager, Owned> byManager) {
    static final ManagedFields NONE = new ManagedFields(Map.of());
    private static final Comparator<Map.Entry<Manager, Owned>> ORDER =
            Comparator.comparing((Map.Entry<Manager, Owned> e) -> e.getKey().operation())
                    .thenComparing(e -> e.getValue().time())
                    .thenComparing(e -> e.getKey().name())
                    .thenComparing(e -> e.getKey().subresource());

    static ManagedFields parse(JsonNode list) {
        Map<Manager, Owned> parsed = new LinkedHashMap<>();
        for (JsonNode entry : list) {
            if (entry.path("fieldsV1").isObject()) {
                parsed.put(manager(entry), owned(entry));
            }
        }
        return new ManagedFields(parsed);
    }

    private static Manager manager(JsonNode entry) {
        return new Manager(
                entry.path("manager").asText(),
                Operation.of(entry.path("operation").asText()),
                entry.path("apiVersion").asText(),
                entry.path("subresource").asText());
    }

    private static Owned owned(JsonNode entry) {
        return new Owned(FieldSet.parse(entry.get("fieldsV1")), entry.path("time").asText());
    }

    ArrayNode toJson() {
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        byManager.entrySet().stream()
                .sorted(ORDER)
                .forEach(e -> write(list.addObject(), e.getKey(), e.getValue()));
        return list;
    }

    private static void write(ObjectNode entry, Manager manager, Owned owned) {
        entry.put("manager", manager.name());
        entry.put("operation", manager.operation().wireName());
        entry.put("apiVersion", manager.apiVersion());
        if (!owned.time().isEmpty()) {
            entry.put("time", owned.time());
        }
        entry.put("fieldsType", "FieldsV1");
        entry.set("fieldsV1", owned.fields().toJson());
        if (!manager.subresource().isEmpty()) {
            entry.put("subresource", manager.subresource());
        }
    }

    FieldSet of(Manager manager) {
        Owned owned = byManager.get(manager);
        return owned == null ? FieldSet.EMPTY : owned.fields();
    }

    FieldSet all() {
        return byManager.values().stream()
                .map(Owned::fields)
                .reduce(FieldSet.EMPTY, FieldSet::union);
    }

    /** A manager that owns nothing is not mentioned; the time moves only with the fields. */
    ManagedFields with(Manager manager, FieldSet fields, String now) {
        if (fields.equals(of(manager))) {
            return this;
        }
        Map<Manager, Owned> changed = new LinkedHashMap<>(byManager);
        if (fields.isEmpty()) {
            changed.remove(manager);
        } else {
            changed.put(manager, new Owned(fields, now));
        }
        return new ManagedFields(changed);
    }

    /** What others than this manager own of these fields. */
    List<Conflict> conflicts(Manager manager, FieldSet changed) {
        List<Conflict> found = new ArrayList<>();
        byManager.forEach((other, owned) -> {
            FieldSet shared = owned.fields().intersection(changed);
            if (!other.equals(manager) && !shared.isEmpty()) {
                found.add(new Conflict(other, shared));
            }
        });
        return found;
    }

    /** Others than this manager no longer own these fields, nor anybody those that are gone. */
    ManagedFields takenOver(Manager manager, FieldSet changed, FieldSet removed) {
        Map<Manager, Owned> rest = new LinkedHashMap<>();
        byManager.forEach((other, owned) -> {
            FieldSet lost = other.equals(manager) ? removed : removed.union(changed);
            FieldSet left = owned.fields().difference(lost);
            if (!left.isEmpty()) {
                rest.put(other, new Owned(left, owned.time()));
            }
        });
        return new ManagedFields(rest);
    }
}
