package dev.pghaven.sandbox.apiserver.registry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pghaven.sandbox.apiserver.status.Cause;
import java.util.List;

/**
 * Specs of which little may change once they are there. What stands for a binding may be set once
 * by an update as well: the node of a pod, the volume of a claim.
 */
final class ImmutableSpecs {
    private static final List<String> OF_POD =
            List.of(
                    "activeDeadlineSeconds",
                    "tolerations",
                    "terminationGracePeriodSeconds",
                    "schedulingGates");

    private ImmutableSpecs() {}

    static void checkPod(ObjectNode live, ObjectNode next, List<Cause> causes) {
        ObjectNode before = podSpec(live);
        ObjectNode after = podSpec(next);
        allowFirst("nodeName", before, after);
        if (!before.equals(after)) {
            causes.add(
                    forbidden(
                            "pod updates may not change fields other than"
                                    + " `spec.containers[*].image`,`spec.initContainers[*].image`,"
                                    + "`spec.activeDeadlineSeconds`,`spec.tolerations`,"
                                    + "`spec.terminationGracePeriodSeconds`"));
        }
    }

    static void checkClaim(ObjectNode live, ObjectNode next, List<Cause> causes) {
        ObjectNode before = spec(live);
        ObjectNode after = spec(next);
        before.remove("resources");
        after.remove("resources");
        allowFirst("volumeName", before, after);
        allowFirst("storageClassName", before, after);
        if (!before.equals(after)) {
            causes.add(
                    forbidden(
                            "spec is immutable after creation except resources.requests and"
                                    + " volumeAttributesClassName for bound claims"));
        }
    }

    private static ObjectNode podSpec(ObjectNode pod) {
        ObjectNode spec = spec(pod);
        spec.remove(OF_POD);
        withoutImages(spec.path("containers"));
        withoutImages(spec.path("initContainers"));
        return spec;
    }

    private static void withoutImages(JsonNode containers) {
        containers.forEach(container -> ((ObjectNode) container).remove("image"));
    }

    private static ObjectNode spec(ObjectNode object) {
        return object.path("spec") instanceof ObjectNode spec
                ? spec.deepCopy()
                : object.objectNode();
    }

    private static void allowFirst(String field, ObjectNode before, ObjectNode after) {
        if (!before.has(field)) {
            after.remove(field);
        }
    }

    private static Cause forbidden(String rule) {
        return new Cause("FieldValueForbidden", "Forbidden: " + rule, "spec");
    }
}
