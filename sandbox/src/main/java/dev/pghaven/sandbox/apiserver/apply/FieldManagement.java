package dev.pghaven.sandbox.apiserver.apply;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pghaven.sandbox.apiserver.kinds.Schema;
import dev.pghaven.sandbox.apiserver.status.Refusal;
import java.util.List;

/**
 * Server-side apply and the bookkeeping of who owns which field, as structured-merge-diff does it.
 * Pure: objects in, a new object with its managedFields out.
 */
public final class FieldManagement {
    private final Schema schema;

    public FieldManagement(Schema schema) {
        this.schema = schema;
    }

    /**
     * The live object with the configuration applied.
     *
     * @throws Refusal 409 when others own what would change
     */
    public ObjectNode apply(
            ObjectNode live, ObjectNode config, Manager manager, boolean force, String now) {
        UnkeyedItems.refuse(part(config));
        ManagedFields before = ManagedFields.parse(live.at("/metadata/managedFields"));
        FieldSet claimed = FieldSets.claimedBy(Tracked.of(config, schema));
        ObjectNode merged = (ObjectNode) Merge.of(part(live), part(config)).deepCopy();
        ManagedFields claimedToo = before.with(manager, claimed, now);
        ObjectNode pruned = prune(merged, before.of(manager), claimedToo.all());
        Comparison comparison = compare(live, pruned);
        List<Conflict> conflicts = before.conflicts(manager, comparison.changed());
        if (!force && !conflicts.isEmpty()) {
            throw Conflicts.refuse(conflicts);
        }
        ManagedFields after =
                claimedToo.takenOver(manager, comparison.changed(), comparison.removed());
        return withManagedFields(pruned, after);
    }

    /** The new object, with the fields that this write changed owned by its manager alone. */
    public ObjectNode update(ObjectNode live, ObjectNode next, Manager manager, String now) {
        JsonNode given = next.at("/metadata/managedFields");
        if (isReset(given)) {
            return withManagedFields(next, ManagedFields.NONE);
        }
        ManagedFields before = ManagedFields.parse(given);
        if (before.byManager().isEmpty()) {
            before = ManagedFields.parse(live.at("/metadata/managedFields"));
        }
        Comparison comparison = compare(live, next);
        ManagedFields others =
                before.takenOver(manager, comparison.changed(), comparison.removed());
        FieldSet own = others.of(manager).union(comparison.changed());
        return withManagedFields(next, others.with(manager, own, now));
    }

    private static boolean isReset(JsonNode given) {
        return given.size() == 1 && given.get(0).isEmpty();
    }

    private Part part(ObjectNode object) {
        return new Part(object, schema);
    }

    private Comparison compare(ObjectNode before, ObjectNode after) {
        return Comparison.of(Tracked.of(before, schema), Tracked.of(after, schema));
    }

    private ObjectNode prune(ObjectNode merged, FieldSet appliedBefore, FieldSet owned) {
        return (ObjectNode) Prune.of(part(merged), appliedBefore, owned);
    }

    private static ObjectNode withManagedFields(ObjectNode object, ManagedFields fields) {
        ObjectNode copy = JsonNodeFactory.instance.objectNode().setAll(object);
        ObjectNode metadata = JsonNodeFactory.instance.objectNode();
        metadata.setAll((ObjectNode) object.get("metadata"));
        metadata.remove("managedFields");
        if (!fields.byManager().isEmpty()) {
            metadata.set("managedFields", fields.toJson());
        }
        copy.set("metadata", metadata);
        return copy;
    }
}
