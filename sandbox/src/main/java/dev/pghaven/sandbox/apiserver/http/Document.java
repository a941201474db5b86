package dev.pghaven.sandbox.apiserver.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/** An answer of discovery, with the media type that tells its form. */
record Document(ObjectNode json, String contentType) {
    private static final String AGGREGATED =
            "application/json;g=apidiscovery.k8s.io;v=%s;as=APIGroupDiscoveryList";

    static Document json(ObjectNode json) {
        return new Document(json, "application/json");
    }

    static Document aggregated(ObjectNode json, String version) {
        return new Document(json, AGGREGATED.formatted(version));
    }

    /** The version of aggregated discovery that a client asks for, if it does. */
    static Optional<String> aggregatedVersion(String accept) {
        if (accept == null || !accept.contains("as=APIGroupDiscoveryList")) {
            return Optional.empty();
        }
        return Optional.of(accept.contains("v=v2;") || accept.endsWith("v=v2") ? "v2" : "v2beta1");
    }
}
