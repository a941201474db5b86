package dev.pghaven.sandbox.launcher.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pghaven.contracts.ClusterRef;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** What the backup service says over REST of a cluster's archive. */
record ArchiveView(HttpClient http, URI service, ClusterRef cluster) {

    /** The cluster's folder in the container. */
    String folder() throws IOException, InterruptedException {
        var archive = get("backups").path("archive").asText();
        return archive.substring(archive.lastIndexOf('/') + 1);
    }

    String stateOf(String backupId) throws IOException, InterruptedException {
        return stream(get("backups").path("backups"))
                .filter(it -> it.path("backupId").asText().equals(backupId))
                .map(it -> it.path("state").asText())
                .findFirst()
                .orElse("unknown");
    }

    List<String> restorable() throws IOException, InterruptedException {
        return stream(get("recovery-window").path("windows"))
                .flatMap(it -> stream(it.path("backupIds")))
                .map(JsonNode::asText)
                .toList();
    }

    List<String> gaps() throws IOException, InterruptedException {
        return stream(get("recovery-window").path("gaps")).map(JsonNode::asText).toList();
    }

    private static Stream<JsonNode> stream(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }

    private JsonNode get(String what) throws IOException, InterruptedException {
        var path = "/clusters/" + cluster + "/" + what;
        var request =
                HttpRequest.newBuilder(service.resolve(path))
                        .header("Accept", "application/json")
                        .timeout(Duration.ofSeconds(30))
                        .build();
        var answer = http.send(request, HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new IOException(path + " answered " + answer.statusCode() + " " + answer.body());
        }
        return new ObjectMapper().readTree(answer.body());
    }
}
