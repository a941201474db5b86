package dev.pghaven.sandbox.apiserver.registry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pghaven.sandbox.apiserver.kinds.KindSpec;
import dev.pghaven.sandbox.apiserver.kinds.Trait;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

/** What the API server does to objects of single kinds and to no other. */
final class KindRules {
    private static final List<String> ALLOCATED =
            List.of("clusterIP", "clusterIPs", "ipFamilies", "ipFamilyPolicy");

    private KindRules() {}

    static void onCreate(KindSpec kind, ObjectNode object) {
        if (kind.is(Trait.STATUS) && !kind.is(Trait.STATUS_ON_CREATE)) {
            object.remove("status");
        }
        switch (kind.resource()) {
            case "namespaces" -> startNamespace(object);
            case "pods" -> startPod(object);
            case "secrets" -> foldStringData(object);
            default -> {}
        }
    }

    static void carryOver(KindSpec kind, ObjectNode live, ObjectNode next) {
        switch (kind.resource()) {
            case "secrets" -> foldStringData(next);
            case "services" -> keepAllocated(live, next);
            case "namespaces" -> keepNamespace(live, next);
            default -> {}
        }
    }

    private static void startNamespace(ObjectNode namespace) {
        namespace.withObject("/spec").withArray("finalizers").removeAll().add("kubernetes");
        namespace.putObject("status").put("phase", "Active");
        labelWithName(namespace);
    }

    private static void keepNamespace(ObjectNode live, ObjectNode next) {
        next.set("spec", live.path("spec"));
        labelWithName(next);
    }

    private static void labelWithName(ObjectNode namespace) {
        ObjectNode metadata = Metadata.of(namespace);
        metadata.withObject("/labels")
                .put("kubernetes.io/metadata.name", metadata.path("name").asText());
    }

    private static void startPod(ObjectNode pod) {
        pod.putObject("status")
                .put("phase", "Pending")
                .put("qosClass", QualityOfService.of(pod.path("spec")));
        ObjectNode spec = pod.withObject("/spec");
        if (!spec.has("serviceAccountName")) {
            spec.put("serviceAccountName", "default");
        }
        spec.set("serviceAccount", spec.get("serviceAccountName"));
    }

    private static void foldStringData(ObjectNode secret) {
        JsonNode plain = secret.remove("stringData");
        if (plain == null) {
            return;
        }
        ObjectNode data =
                secret.get("data") instanceof ObjectNode present
                        ? present
                        : secret.putObject("data");
        plain.properties().forEach(e -> data.put(e.getKey(), base64(e.getValue().asText())));
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static void keepAllocated(ObjectNode live, ObjectNode next) {
        ObjectNode spec = next.withObject("/spec");
        if (spec.path("type").asText().equals("ExternalName")) {
            return;
        }
        for (String field : ALLOCATED) {
            JsonNode allocated = live.path("spec").get(field);
            if (allocated != null && !spec.has(field)) {
                spec.set(field, allocated);
            }
        }
    }
}
