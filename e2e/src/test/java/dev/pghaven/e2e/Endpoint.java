package dev.pghaven.e2e;

import com.fasterxml.jackson.databind.JsonNode;

/** An endpoint as {@code ClusterExposed} says it. */
record Endpoint(String role, String service, String host, String address, int port) {
    static Endpoint of(Facts.Said exposed, String role) {
        for (var it : exposed.data().path("endpoints")) {
            if (it.path("role").asText().equals(role)) {
                return of(it);
            }
        }
        throw new IllegalStateException("no " + role + " endpoint in " + exposed);
    }

    private static Endpoint of(JsonNode it) {
        return new Endpoint(
                it.path("role").asText(),
                it.path("service").asText(),
                it.path("host").asText(),
                it.path("address").asText(),
                it.path("port").asInt());
    }
}
