package dev.pghaven.sandbox.launcher.chaos;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

/** A request that the API server's authorization refused to a service. */
record Refused(String service, String verb, String group, String resource, String namespace) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** From an event of the audit log. */
    static Refused read(String event) {
        try {
            var json = JSON.readTree(event);
            var object = json.path("objectRef");
            var subresource = object.path("subresource").asText();
            var user = json.at("/user/username").asText();
            return new Refused(
                    user.substring(user.lastIndexOf(':') + 1),
                    json.path("verb").asText(),
                    object.path("apiGroup").asText(),
                    object.path("resource").asText()
                            + (subresource.isEmpty() ? "" : "/" + subresource),
                    object.path("namespace").asText());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("not an event of an audit log: " + event, e);
        }
    }

    /** How the API server says it, and so whoever was refused. */
    String sentence() {
        return "cannot %s resource \"%s\"".formatted(verb, resource);
    }
}
