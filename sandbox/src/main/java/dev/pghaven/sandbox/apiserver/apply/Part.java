package dev.pghaven.sandbox.apiserver.apply;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pghaven.sandbox.apiserver.kinds.Schema;

/** A value inside an object, with the schema that says how it merges. */
record Part(JsonNode value, Schema schema) {}
