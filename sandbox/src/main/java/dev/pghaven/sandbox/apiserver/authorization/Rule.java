package dev.pghaven.sandbox.apiserver.authorization;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pghaven.sandbox.apiserver.Attributes;
import java.util.List;
import java.util.stream.StreamSupport;

/** A rule of a Role or a ClusterRole. */
record Rule(
        List<String> verbs,
        List<String> apiGroups,
        List<String> resources,
        List<String> resourceNames,
        List<String> nonResourceUrls) {
    private static final String ALL = "*";

    static Rule of(JsonNode rule) {
        return new Rule(
                texts(rule.path("verbs")),
                texts(rule.path("apiGroups")),
                texts(rule.path("resources")),
                texts(rule.path("resourceNames")),
                texts(rule.path("nonResourceURLs")));
    }

    private static List<String> texts(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false).map(JsonNode::asText).toList();
    }

    boolean allows(Attributes request) {
        return contains(verbs, request.verb())
                && switch (request) {
                    case Attributes.OfResource resource -> covers(resource);
                    case Attributes.OfPath path -> covers(path.path());
                };
    }

    private boolean covers(Attributes.OfResource it) {
        return contains(apiGroups, it.group()) && coversKind(it) && coversName(it.name());
    }

    /** A rule for a resource is none for its subresources. */
    private boolean coversKind(Attributes.OfResource it) {
        return contains(resources, it.combinedResource())
                || !it.subresource().isEmpty() && resources.contains("*/" + it.subresource());
    }

    /** Without names it is for all; with names it is for no request that has none. */
    private boolean coversName(String name) {
        return resourceNames.isEmpty() || resourceNames.contains(name);
    }

    private boolean covers(String path) {
        return nonResourceUrls.stream().anyMatch(it -> matches(it, path));
    }

    private static boolean matches(String url, String path) {
        return url.endsWith(ALL)
                ? path.startsWith(url.substring(0, url.length() - 1))
                : url.equals(path);
    }

    private static boolean contains(List<String> listed, String asked) {
        return listed.contains(ALL) || listed.contains(asked);
    }
}
