package dev.pghaven.sandbox.apiserver.registry;

import com.fasterxml.jackson.databind.JsonNode;

/** A change that is described instead of sent as a whole object. */
public sealed interface Patch {
    record Json(JsonNode operations) implements Patch {}

    record Merge(JsonNode changes) implements Patch {}

    record Strategic(JsonNode changes) implements Patch {}

    record Apply(JsonNode configuration) implements Patch {}
}
