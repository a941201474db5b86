package dev.pghaven.sandbox.apiserver.registry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pghaven.sandbox.apiserver.kinds.KindSpec;
import dev.pghaven.sandbox.apiserver.status.Cause;
import dev.pghaven.sandbox.apiserver.status.Refusals;
import java.util.ArrayList;
import java.util.List;

/** What an update may not change. */
final class UpdateRules {
    private UpdateRules() {}

    static void check(KindSpec kind, ObjectNode live, ObjectNode next) {
        String name = live.at("/metadata/name").asText();
        if (live.at("/metadata/deletionTimestamp").isTextual()) {
            refuseNewFinalizers(kind, name, live, next);
        }
        List<Cause> causes = new ArrayList<>();
        switch (kind.resource()) {
            case "secrets" -> {
                keep("/type", live, next, causes);
                keepImmutable(live, next, causes);
            }
            case "pods" -> ImmutableSpecs.checkPod(live, next, causes);
            case "persistentvolumeclaims" -> ImmutableSpecs.checkClaim(live, next, causes);
            case "jobs.batch" -> keep("/spec/template", live, next, causes);
            case "configmaps" -> keepImmutable(live, next, causes);
            case "services" -> keepClusterIp(live, next, causes);
            case "deployments.apps" -> keep("/spec/selector", live, next, causes);
            case "rolebindings.rbac.authorization.k8s.io",
                    "clusterrolebindings.rbac.authorization.k8s.io" ->
                    keep("/roleRef", live, next, causes);
            default -> {}
        }
        if (!causes.isEmpty()) {
            throw Refusals.invalid(kind, name, causes);
        }
    }

    private static void refuseNewFinalizers(
            KindSpec kind, String name, ObjectNode live, ObjectNode next) {
        List<String> added = new ArrayList<>(Metadata.finalizers(next));
        added.removeAll(Metadata.finalizers(live));
        if (!added.isEmpty()) {
            Cause cause =
                    new Cause(
                            "FieldValueForbidden",
                            "Forbidden: no new finalizers can be added if the object is being"
                                    + " deleted, found new finalizers "
                                    + added,
                            "metadata.finalizers");
            throw Refusals.invalid(kind, name, cause);
        }
    }

    private static void keepImmutable(ObjectNode live, ObjectNode next, List<Cause> causes) {
        if (live.path("immutable").asBoolean()) {
            for (String field : List.of("/immutable", "/data", "/binaryData")) {
                keep(field, live, next, causes);
            }
        }
    }

    private static void keepClusterIp(ObjectNode live, ObjectNode next, List<Cause> causes) {
        String address = live.at("/spec/clusterIP").asText();
        boolean external = next.at("/spec/type").asText().equals("ExternalName");
        if (!address.isEmpty() && !external) {
            keep("/spec/clusterIP", live, next, causes);
        }
    }

    private static void keep(String pointer, ObjectNode live, ObjectNode next, List<Cause> causes) {
        JsonNode value = next.at(pointer);
        if (!value.equals(live.at(pointer))) {
            String field = pointer.substring(1).replace('/', '.');
            causes.add(new Cause("FieldValueInvalid", "Invalid value: field is immutable", field));
        }
    }
}
