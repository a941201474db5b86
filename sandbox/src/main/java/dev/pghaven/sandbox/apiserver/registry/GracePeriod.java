package dev.pghaven.sandbox.apiserver.registry;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pghaven.sandbox.apiserver.kinds.KindSpec;
import java.util.OptionalLong;
import java.util.Set;

/**
 * How long a pod that runs on a node may take to stop: until then only its kubelet deletes it, with
 * a grace period of zero. Nothing else is deleted gracefully.
 */
final class GracePeriod {
    private static final Set<String> FINISHED = Set.of("Succeeded", "Failed");

    private GracePeriod() {}

    static long of(KindSpec kind, ObjectNode object, OptionalLong asked) {
        boolean runs =
                kind.resource().equals("pods")
                        && object.at("/spec/nodeName").isTextual()
                        && !FINISHED.contains(object.at("/status/phase").asText());
        if (!runs) {
            return 0;
        }
        long configured = object.at("/spec/terminationGracePeriodSeconds").asLong(30);
        return Math.max(0, asked.orElse(configured));
    }
}
