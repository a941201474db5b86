package dev.pghaven.sandbox.apiserver.http;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pghaven.sandbox.apiserver.discovery.AggregatedDiscovery;
import dev.pghaven.sandbox.apiserver.discovery.Discovery;
import dev.pghaven.sandbox.apiserver.discovery.OpenApi;
import dev.pghaven.sandbox.apiserver.kinds.Kinds;
import java.util.List;
import java.util.Optional;

/** Finds the document that a path outside of the resources stands for. */
final class Documents {
    private final Kinds kinds;
    private final Discovery discovery;
    private final AggregatedDiscovery aggregated;
    private final OpenApi openApi;

    Documents(Kinds kinds) {
        this.kinds = kinds;
        this.discovery = new Discovery(kinds);
        this.aggregated = new AggregatedDiscovery(kinds);
        this.openApi = new OpenApi(kinds);
    }

    Optional<Document> find(List<String> path, String accept) {
        return switch (path.getFirst()) {
            case "api" -> core(path, accept);
            case "apis" -> groups(path, accept);
            case "openapi" -> openApi(path, accept);
            default -> Optional.empty();
        };
    }

    private Optional<Document> core(List<String> path, String accept) {
        if (path.size() == 1) {
            Optional<String> version = Document.aggregatedVersion(accept);
            return Optional.of(
                    version.map(v -> Document.aggregated(aggregated.core(v), v))
                            .orElseGet(() -> Document.json(discovery.coreVersions())));
        }
        return path.size() == 2 ? resources(path.get(1)) : Optional.empty();
    }

    private Optional<Document> groups(List<String> path, String accept) {
        return switch (path.size()) {
            case 1 ->
                    Optional.of(
                            Document.aggregatedVersion(accept)
                                    .map(v -> Document.aggregated(aggregated.groups(v), v))
                                    .orElseGet(() -> Document.json(discovery.groups())));
            case 2 ->
                    discovery.groupNames().contains(path.get(1))
                            ? Optional.of(Document.json(discovery.group(path.get(1))))
                            : Optional.empty();
            case 3 -> resources(path.get(1) + "/" + path.get(2));
            default -> Optional.empty();
        };
    }

    private Optional<Document> resources(String apiVersion) {
        return kinds.in(apiVersion).isEmpty()
                ? Optional.empty()
                : Optional.of(Document.json(discovery.resources(apiVersion)));
    }

    private Optional<Document> openApi(List<String> path, String accept) {
        String rest = String.join("/", path.subList(1, path.size()));
        if (rest.equals("v2")) {
            View.of(accept);
            return Optional.of(Document.json(openApi.v2()));
        }
        if (rest.equals("v3")) {
            return Optional.of(Document.json(openApi.index()));
        }
        String apiVersion = rest.replaceFirst("^v3/apis?/", "");
        return !rest.startsWith("v3/") || kinds.in(apiVersion).isEmpty()
                ? Optional.empty()
                : Optional.of(Document.json(openApi.version(apiVersion)));
    }

    static ObjectNode version() {
        return JsonNodeFactory.instance
                .objectNode()
                .put("major", "1")
                .put("minor", "32")
                .put("gitVersion", "v1.32.4+pghaven-sandbox")
                .put("gitCommit", "")
                .put("gitTreeState", "")
                .put("buildDate", "1970-01-01T00:00:00Z")
                .put("goVersion", "")
                .put("compiler", "")
                .put("platform", "linux/amd64");
    }
}
