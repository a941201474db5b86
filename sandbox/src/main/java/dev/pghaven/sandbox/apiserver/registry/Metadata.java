package dev.pghaven.sandbox.apiserver.registry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pghaven.sandbox.apiserver.kinds.KindSpec;
import dev.pghaven.sandbox.apiserver.kinds.Trait;
import dev.pghaven.sandbox.apiserver.status.Refusal;
import dev.pghaven.sandbox.apiserver.status.Status;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** The part of the metadata that is the server's, not the client's. */
final class Metadata {
    private static final List<String> FIXED =
            List.of(
                    "name",
                    "generateName",
                    "namespace",
                    "uid",
                    "creationTimestamp",
                    "generation",
                    "deletionTimestamp",
                    "deletionGracePeriodSeconds",
                    "resourceVersion");

    private Metadata() {}

    static ObjectNode of(ObjectNode object) {
        return object.get("metadata") instanceof ObjectNode metadata
                ? metadata
                : object.putObject("metadata");
    }

    static void stampNew(KindSpec kind, ObjectNode object, String now) {
        ObjectNode metadata = of(object);
        if (!metadata.path("resourceVersion").asText().isEmpty()) {
            throw new Refusal(
                    Status.failure(
                            500, "", "resourceVersion should not be set on objects to be created"));
        }
        metadata.remove(List.of("deletionTimestamp", "deletionGracePeriodSeconds", "generation"));
        metadata.put("uid", UUID.randomUUID().toString());
        metadata.put("creationTimestamp", now);
        if (kind.is(Trait.GENERATION)) {
            metadata.put("generation", 1);
        }
    }

    /** What a client cannot change, it does not change: the live values come back. */
    static void carryOver(ObjectNode live, ObjectNode next) {
        ObjectNode from = of(live);
        ObjectNode to = of(next);
        for (String field : FIXED) {
            JsonNode value = from.get(field);
            if (value == null) {
                to.remove(field);
            } else {
                to.set(field, value);
            }
        }
    }

    static List<String> finalizers(JsonNode object) {
        List<String> found = new ArrayList<>();
        object.at("/metadata/finalizers").forEach(finalizer -> found.add(finalizer.asText()));
        return found;
    }

    static void setFinalizers(ObjectNode object, List<String> finalizers) {
        ObjectNode metadata = of(object);
        metadata.remove("finalizers");
        if (!finalizers.isEmpty()) {
            ArrayNode list = metadata.putArray("finalizers");
            finalizers.forEach(list::add);
        }
    }
}
