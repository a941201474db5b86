package dev.pghaven.sandbox.apiserver.kinds;

import static dev.pghaven.sandbox.apiserver.kinds.Trait.CREATE_ON_UPDATE;
import static dev.pghaven.sandbox.apiserver.kinds.Trait.NAMESPACED;
import static dev.pghaven.sandbox.apiserver.kinds.Trait.STATUS;
import static dev.pghaven.sandbox.apiserver.kinds.Trait.STATUS_ON_CREATE;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The kinds of {@code v1}, Kubernetes' core group. */
final class CoreKinds {
    private CoreKinds() {}

    static List<KindSpec> all() {
        return List.of(
                namespace(),
                node(),
                pod(),
                service(),
                endpoints(),
                secret(),
                configMap(),
                serviceAccount(),
                persistentVolumeClaim(),
                event());
    }

    private static KindSpec core(String kind, String plural, Trait... traits) {
        return KindSpec.of("", kind, plural, traits);
    }

    private static KindSpec namespace() {
        return core("Namespace", "namespaces", STATUS)
                .shortNames("ns")
                .merging(List.of("spec.finalizers[=]", "status.conditions[type]"))
                .columns(PrinterColumn.at("Status", "string", "/status/phase"), Columns.AGE);
    }

    private static KindSpec node() {
        return core("Node", "nodes", STATUS, STATUS_ON_CREATE)
                .shortNames("no")
                .merging(
                        List.of(
                                "spec.podCIDRs[=]",
                                "status.conditions[type]",
                                "status.addresses[type]"))
                .columns(NodeColumns.all());
    }

    private static KindSpec pod() {
        return core("Pod", "pods", NAMESPACED, STATUS)
                .shortNames("po")
                .categories("all")
                .merging(SchemaPaths.join(List.of(PodPaths.TEMPLATE, PodPaths.STATUS)))
                .defaults("{\"spec\": " + PodDefaults.SPEC + "}")
                .columns(PodColumns.all());
    }

    private static KindSpec service() {
        return core("Service", "services", NAMESPACED, STATUS)
                .shortNames("svc")
                .categories("all")
                .merging(
                        List.of(
                                "spec.ports[port,protocol=TCP]",
                                "spec.selector!",
                                "status.conditions[type]"))
                .defaults(
                        """
                        {"spec": {"type": "ClusterIP", "sessionAffinity": "None",
                                  "internalTrafficPolicy": "Cluster",
                                  "ports": [{"protocol": "TCP", "targetPort": {"$copy": "port"}}]},
                         "status": {"$default": {"loadBalancer": {}}}}
                        """)
                .columns(ServiceColumns.all());
    }

    private static KindSpec endpoints() {
        return core("Endpoints", "endpoints", NAMESPACED, CREATE_ON_UPDATE)
                .shortNames("ep")
                .columns(
                        PrinterColumn.of("Endpoints", "string", CoreKinds::addresses), Columns.AGE);
    }

    private static Object addresses(JsonNode endpoints) {
        List<String> found = new ArrayList<>();
        for (JsonNode subset : endpoints.path("subsets")) {
            for (JsonNode address : subset.path("addresses")) {
                subset.path("ports")
                        .forEach(port ->
                                found.add(
                                        address.path("ip").asText()
                                                + ":"
                                                + port.path("port").asText()));
            }
        }
        return Columns.orNone(String.join(",", found));
    }

    private static KindSpec secret() {
        return core("Secret", "secrets", NAMESPACED)
                .defaults("{\"type\": \"Opaque\"}")
                .columns(
                        PrinterColumn.at("Type", "string", "/type"),
                        Columns.count("Data", "/data"),
                        Columns.AGE);
    }

    private static KindSpec configMap() {
        return core("ConfigMap", "configmaps", NAMESPACED)
                .shortNames("cm")
                .columns(Columns.count("Data", "/data"), Columns.AGE);
    }

    private static KindSpec serviceAccount() {
        return core("ServiceAccount", "serviceaccounts", NAMESPACED)
                .shortNames("sa")
                .merging(List.of("secrets[name]"))
                .columns(Columns.count("Secrets", "/secrets"), Columns.AGE);
    }

    private static KindSpec persistentVolumeClaim() {
        return core("PersistentVolumeClaim", "persistentvolumeclaims", NAMESPACED, STATUS)
                .shortNames("pvc")
                .merging(List.of("spec.selector!", "status.conditions[type]"))
                .defaults(
                        "{\"spec\": {\"volumeMode\": \"Filesystem\"},"
                                + " \"status\": {\"$default\": {\"phase\": \"Pending\"}}}")
                .columns(
                        PrinterColumn.at("Status", "string", "/status/phase"),
                        PrinterColumn.at("Volume", "string", "/spec/volumeName"),
                        PrinterColumn.at("Capacity", "string", "/status/capacity/storage"),
                        PrinterColumn.at("Access Modes", "string", "/status/accessModes/0"),
                        PrinterColumn.at("StorageClass", "string", "/spec/storageClassName"),
                        Columns.AGE);
    }

    private static KindSpec event() {
        return core("Event", "events", NAMESPACED, CREATE_ON_UPDATE)
                .shortNames("ev")
                .columns(
                        Columns.date("Last Seen", "/lastTimestamp"),
                        PrinterColumn.at("Type", "string", "/type"),
                        PrinterColumn.at("Reason", "string", "/reason"),
                        PrinterColumn.of("Object", "string", CoreKinds::involved),
                        PrinterColumn.at("Message", "string", "/message"));
    }

    private static Object involved(JsonNode event) {
        JsonNode object = event.path("involvedObject");
        String kind = object.path("kind").asText().toLowerCase(Locale.ROOT);
        return kind + "/" + object.path("name").asText();
    }
}
