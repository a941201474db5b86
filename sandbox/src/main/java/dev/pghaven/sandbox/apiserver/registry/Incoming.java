package dev.pghaven.sandbox.apiserver.registry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pghaven.sandbox.apiserver.kinds.KindSpec;
import dev.pghaven.sandbox.apiserver.status.Refusals;
import java.util.Iterator;

/** Checks that a body is an object of the kind, namespace and name that the path names. */
final class Incoming {
    private Incoming() {}

    /** A copy without nulls, with its metadata and namespace in place. */
    static ObjectNode of(Target target, JsonNode body) {
        if (!(body instanceof ObjectNode given)) {
            throw Refusals.badRequest("the body of the request is not an object");
        }
        ObjectNode object = given.deepCopy();
        checkType(target.kind(), object);
        dropNulls(object);
        ObjectNode metadata = Metadata.of(object);
        placeInNamespace(target, metadata);
        String name = metadata.path("name").asText();
        if (!target.name().isEmpty() && !name.equals(target.name())) {
            throw Refusals.badRequest(
                    "the name of the object (%s) does not match the name on the URL (%s)"
                            .formatted(name, target.name()));
        }
        return object;
    }

    private static void checkType(KindSpec kind, ObjectNode object) {
        String apiVersion = object.path("apiVersion").asText();
        String type = object.path("kind").asText();
        if (type.isEmpty()) {
            throw Refusals.badRequest("Object 'Kind' is missing in the body of the request");
        }
        if (!apiVersion.equals(kind.apiVersion())) {
            throw Refusals.badRequest(
                    "the API version in the data (%s) does not match the expected API version (%s)"
                            .formatted(apiVersion, kind.apiVersion()));
        }
        if (!type.equals(kind.kind())) {
            throw Refusals.badRequest(
                    "the kind in the data (%s) does not match the expected kind (%s)"
                            .formatted(type, kind.kind()));
        }
    }

    private static void placeInNamespace(Target target, ObjectNode metadata) {
        String namespace = metadata.path("namespace").asText();
        if (!target.kind().namespaced()) {
            metadata.remove("namespace");
        } else if (namespace.isEmpty()) {
            metadata.put("namespace", target.namespace());
        } else if (!namespace.equals(target.namespace())) {
            throw Refusals.badRequest(
                    "the namespace of the provided object does not match the namespace sent on the"
                            + " request");
        }
    }

    static void dropNulls(JsonNode node) {
        if (node.isObject()) {
            for (Iterator<JsonNode> fields = node.iterator(); fields.hasNext(); ) {
                if (fields.next().isNull()) {
                    fields.remove();
                }
            }
        }
        node.forEach(Incoming::dropNulls);
    }
}
