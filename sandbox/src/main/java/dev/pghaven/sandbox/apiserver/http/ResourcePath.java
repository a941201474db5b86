package dev.pghaven.sandbox.apiserver.http;

import dev.pghaven.sandbox.apiserver.kinds.KindSpec;
import dev.pghaven.sandbox.apiserver.kinds.Kinds;
import dev.pghaven.sandbox.apiserver.registry.Target;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads {@code /apis/GROUP/VERSION/namespaces/NAMESPACE/RESOURCE/NAME/SUBRESOURCE}. */
final class ResourcePath {
    private static final Set<String> OF_NAMESPACES = Set.of("status", "finalize");

    private final Kinds kinds;

    ResourcePath(Kinds kinds) {
        this.kinds = kinds;
    }

    /** Empty when the path is not that of a resource that is served. */
    Optional<Target> parse(List<String> segments) {
        int skip = segments.getFirst().equals("api") ? 2 : 3;
        if (segments.size() <= skip) {
            return Optional.empty();
        }
        String apiVersion = String.join("/", segments.subList(1, skip));
        return inVersion(apiVersion, segments.subList(skip, segments.size()));
    }

    private Optional<Target> inVersion(String apiVersion, List<String> path) {
        boolean inNamespace =
                path.size() >= 3
                        && path.getFirst().equals("namespaces")
                        && !OF_NAMESPACES.contains(path.get(2));
        return inNamespace
                ? target(apiVersion, path.get(1), path.subList(2, path.size()))
                : target(apiVersion, "", path);
    }

    private Optional<Target> target(String apiVersion, String namespace, List<String> path) {
        if (path.size() > 3) {
            return Optional.empty();
        }
        String name = path.size() > 1 ? path.get(1) : "";
        String subresource = path.size() > 2 ? path.get(2) : "";
        return kinds.resource(apiVersion, path.getFirst())
                .filter(kind -> fits(kind, namespace, name))
                .map(kind -> new Target(kind, namespace, name, subresource));
    }

    private static boolean fits(KindSpec kind, String namespace, String name) {
        if (!kind.namespaced()) {
            return namespace.isEmpty();
        }
        return !namespace.isEmpty() || name.isEmpty();
    }
}
