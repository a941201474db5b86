package dev.pghaven.sandbox.apiserver.controllers;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pghaven.sandbox.apiserver.registry.Finalizers;
import dev.pghaven.sandbox.apiserver.registry.Propagation;
import dev.pghaven.sandbox.apiserver.registry.Registry;
import dev.pghaven.sandbox.apiserver.store.Change;
import dev.pghaven.sandbox.apiserver.store.Stored;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Deletes what nobody owns any more, in the background, in the foreground, or not at all. */
public final class GarbageCollector implements Controller {
    private final OwnerGraph graph = new OwnerGraph();
    private final Deleter deleter;

    public GarbageCollector(Registry registry) {
        this.deleter = new Deleter(registry, "garbage-collector-controller");
    }

    @Override
    public void onChange(Change change) {
        Stored object = change.object();
        switch (change) {
            case Change.Added _ -> present(object);
            case Change.Modified _ -> present(object);
            case Change.Deleted _ -> gone(object);
        }
    }

    private void present(Stored object) {
        graph.put(object);
        if (!object.isBeingDeleted()) {
            collect(object);
        } else if (Finalizers.has(object.json(), Finalizers.ORPHAN)) {
            orphanDependents(object);
        } else if (Finalizers.has(object.json(), Finalizers.FOREGROUND)) {
            deleteDependentsFirst(object);
        }
    }

    private void gone(Stored object) {
        graph.remove(object);
        graph.dependentsOf(object.uid()).forEach(this::collect);
        for (JsonNode reference : OwnerGraph.owners(object)) {
            graph.owner(object, reference)
                    .filter(GarbageCollector::waitsForDependents)
                    .ifPresent(this::deleteDependentsFirst);
        }
    }

    /** An object with owners goes when none of them is left or means to stay. */
    private void collect(Stored object) {
        JsonNode owners = OwnerGraph.owners(object);
        if (owners.isEmpty() || object.isBeingDeleted()) {
            return;
        }
        Predicate<JsonNode> stays = owner -> staying(object, owner);
        if (none(owners, stays)) {
            deleter.delete(object, propagation(object));
        } else if (!all(owners, stays)) {
            deleter.merge(object, ownersOnly(owners, stays));
        }
    }

    private boolean staying(Stored object, JsonNode reference) {
        Optional<Stored> owner = graph.owner(object, reference);
        return owner.isPresent() && !waitsForDependents(owner.get());
    }

    private static boolean waitsForDependents(Stored owner) {
        return owner.isBeingDeleted() && Finalizers.has(owner.json(), Finalizers.FOREGROUND);
    }

    private Propagation propagation(Stored object) {
        boolean ownerWaits = false;
        for (JsonNode reference : OwnerGraph.owners(object)) {
            ownerWaits |=
                    graph.owner(object, reference)
                            .filter(GarbageCollector::waitsForDependents)
                            .isPresent();
        }
        boolean hasDependents = !graph.dependentsOf(object.uid()).isEmpty();
        return ownerWaits && hasDependents ? Propagation.FOREGROUND : Propagation.AS_FINALIZERS_SAY;
    }

    private void deleteDependentsFirst(Stored owner) {
        List<Stored> dependents = graph.dependentsOf(owner.uid());
        dependents.forEach(this::collect);
        if (dependents.stream().noneMatch(dependent -> blocks(dependent, owner))) {
            deleter.merge(owner, withoutFinalizer(owner, Finalizers.FOREGROUND));
        }
    }

    private static boolean blocks(Stored dependent, Stored owner) {
        for (JsonNode reference : OwnerGraph.owners(dependent)) {
            if (OwnerGraph.uid(reference).equals(owner.uid())
                    && reference.path("blockOwnerDeletion").asBoolean()) {
                return true;
            }
        }
        return false;
    }

    private void orphanDependents(Stored owner) {
        for (Stored dependent : graph.dependentsOf(owner.uid())) {
            Predicate<JsonNode> other = reference -> !OwnerGraph.uid(reference).equals(owner.uid());
            deleter.merge(dependent, ownersOnly(OwnerGraph.owners(dependent), other));
        }
        deleter.merge(owner, withoutFinalizer(owner, Finalizers.ORPHAN));
    }

    private static boolean none(JsonNode owners, Predicate<JsonNode> condition) {
        return all(owners, condition.negate());
    }

    private static boolean all(JsonNode owners, Predicate<JsonNode> condition) {
        for (JsonNode owner : owners) {
            if (!condition.test(owner)) {
                return false;
            }
        }
        return true;
    }

    private static ObjectNode ownersOnly(JsonNode owners, Predicate<JsonNode> kept) {
        ObjectNode patch = JsonNodeFactory.instance.objectNode();
        ArrayNode list = patch.putObject("metadata").putArray("ownerReferences");
        owners.forEach(owner -> {
            if (kept.test(owner)) {
                list.add(owner);
            }
        });
        return patch;
    }

    private static ObjectNode withoutFinalizer(Stored object, String finalizer) {
        ObjectNode patch = JsonNodeFactory.instance.objectNode();
        ObjectNode metadata = patch.putObject("metadata");
        metadata.put("resourceVersion", Long.toString(object.revision()));
        ArrayNode list = metadata.putArray("finalizers");
        for (JsonNode present : object.metadata().path("finalizers")) {
            if (!present.asText().equals(finalizer)) {
                list.add(present);
            }
        }
        return patch;
    }
}
