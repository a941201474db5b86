package dev.pghaven.deploy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** The objects of a rendered chart, in the order in which Helm installs them. */
record Rendered(List<JsonNode> objects) {
    static final List<String> SERVICES =
            List.of("provisioner", "backup-service", "exposure-service", "failover-service");

    List<JsonNode> of(String kind) {
        return objects.stream().filter(it -> it.path("kind").asText().equals(kind)).toList();
    }

    JsonNode one(String kind, String name) {
        return of(kind).stream()
                .filter(it -> it.at("/metadata/name").asText().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + kind + " " + name));
    }

    JsonNode pod(String service) {
        return one("Deployment", service).at("/spec/template");
    }

    JsonNode container(String service) {
        return pod(service).at("/spec/containers/0");
    }

    /** The value of a variable of the service's container; empty where there is none. */
    String variable(String service, String name) {
        return items(container(service).path("env"))
                .filter(it -> it.path("name").asText().equals(name))
                .map(it -> it.path("value").asText())
                .findFirst()
                .orElse("");
    }

    static Stream<JsonNode> items(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false);
    }

    static List<String> texts(JsonNode list) {
        return items(list).map(JsonNode::asText).toList();
    }
}
