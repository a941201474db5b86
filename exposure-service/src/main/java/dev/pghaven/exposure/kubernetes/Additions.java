package dev.pghaven.exposure.kubernetes;

import dev.pghaven.contracts.Json;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServicePort;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** What others have added to a Service of ours, which no apply of our fields takes away. */
final class Additions {
    private static final String AZURE = "service.beta.kubernetes.io/azure-";

    private Additions() {}

    /** A merge patch for the Service of that very uid. */
    static Optional<String> to(Service meant, Service standing) {
        var patch = Json.mapper().createObjectNode();
        if (hasPorts(meant, standing)) {
            patch.withObject("/spec").set("ports", Json.toNode(meant.getSpec().getPorts()));
        }
        annotations(meant, standing)
                .forEach(it -> patch.withObject("/metadata/annotations").putNull(it));
        if (patch.isEmpty()) {
            return Optional.empty();
        }
        patch.withObject("/metadata").put("uid", meant.getMetadata().getUid());
        return Optional.of(patch.toString());
    }

    /** All are written then, because one of another number may have the name of ours. */
    private static boolean hasPorts(Service meant, Service standing) {
        return !numbers(meant).containsAll(numbers(standing));
    }

    private static List<Integer> numbers(Service it) {
        return it.getSpec().getPorts().stream().map(ServicePort::getPort).toList();
    }

    /** Those that steer the load balancer. */
    private static List<String> annotations(Service meant, Service standing) {
        return annotations(standing).keySet().stream()
                .filter(it -> it.startsWith(AZURE))
                .filter(it -> !annotations(meant).containsKey(it))
                .toList();
    }

    private static Map<String, String> annotations(Service it) {
        return Objects.requireNonNullElseGet(it.getMetadata().getAnnotations(), Map::of);
    }
}
