package dev.pghaven.sandbox.apiserver.registry;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pghaven.sandbox.apiserver.status.Refusals;
import dev.pghaven.sandbox.apiserver.store.Stored;

/** The state of an object that a write insists on; empty text insists on nothing. */
public record Preconditions(String uid, String resourceVersion, boolean ofDeletion) {
    public static Preconditions ofDeletion(JsonNode deleteOptions) {
        JsonNode given = deleteOptions.path("preconditions");
        return new Preconditions(
                given.path("uid").asText(), given.path("resourceVersion").asText(), true);
    }

    static Preconditions ofBody(Target target, JsonNode object) {
        JsonNode metadata = object.path("metadata");
        return new Preconditions(
                metadata.path("uid").asText(), metadata.path("resourceVersion").asText(), false);
    }

    void check(Target target, Stored live) {
        if (!uid.isEmpty() && !uid.equals(live.uid())) {
            throw differs(target, "UID", uid, live.uid());
        }
        String revision = Long.toString(live.revision());
        if (!resourceVersion.isEmpty() && !resourceVersion.equals(revision)) {
            throw ofDeletion
                    ? differs(target, "ResourceVersion", resourceVersion, revision)
                    : Refusals.modified(target.kind(), target.name());
        }
    }

    private static RuntimeException differs(
            Target target, String what, String expected, String found) {
        return Refusals.conflict(
                target.kind(),
                target.name(),
                "the %s in the precondition (%s) does not match the %s in record (%s). The object might have been deleted and then recreated"
                        .formatted(what, expected, what, found));
    }
}
