package dev.pghaven.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.List;

/** The service accounts that Azure takes for the clusters' identity. */
record Trusts(Azure azure) {
    private static final String API_VERSION = "?api-version=2024-11-30";

    List<JsonNode> all() {
        var all = new ArrayList<JsonNode>();
        azure.resourceManager(at("").GET()).path("value").forEach(all::add);
        return all;
    }

    void remove(JsonNode trust) {
        azure.resourceManager(at(name(trust)).DELETE());
    }

    void put(JsonNode trust) {
        var body =
                new ObjectMapper().createObjectNode().set("properties", trust.path("properties"));
        azure.resourceManager(at(name(trust)).PUT(BodyPublishers.ofString(body.toString())));
    }

    private static String name(JsonNode trust) {
        return "/" + trust.path("name").asText();
    }

    private HttpRequest.Builder at(String path) {
        return HttpRequest.newBuilder(URI.create(azure.podCredentials() + path + API_VERSION));
    }
}
