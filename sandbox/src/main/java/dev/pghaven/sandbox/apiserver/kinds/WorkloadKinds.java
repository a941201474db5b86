package dev.pghaven.sandbox.apiserver.kinds;

import static dev.pghaven.sandbox.apiserver.kinds.Trait.CREATE_ON_UPDATE;
import static dev.pghaven.sandbox.apiserver.kinds.Trait.GENERATION;
import static dev.pghaven.sandbox.apiserver.kinds.Trait.NAMESPACED;
import static dev.pghaven.sandbox.apiserver.kinds.Trait.STATUS;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** Deployments, Jobs and what belongs to running them. */
final class WorkloadKinds {
    private static final List<String> TEMPLATE =
            SchemaPaths.below("spec.template", PodPaths.TEMPLATE);

    private WorkloadKinds() {}

    static List<KindSpec> all() {
        return List.of(deployment(), job(), disruptionBudget(), lease(), endpointSlice());
    }

    private static KindSpec deployment() {
        return KindSpec.of("apps", "Deployment", "deployments", NAMESPACED, STATUS, GENERATION)
                .shortNames("deploy")
                .categories("all")
                .merging(
                        SchemaPaths.join(
                                List.of(
                                        TEMPLATE,
                                        List.of("spec.selector!", "status.conditions[type]"))))
                .defaults(
                        """
                        {"spec": {"replicas": 1, "revisionHistoryLimit": 10,
                                  "progressDeadlineSeconds": 600,
                                  "strategy": {"$default": {"type": "RollingUpdate",
                                    "rollingUpdate": {"maxSurge": "25%%", "maxUnavailable": "25%%"}}},
                                  "template": {"spec": %s}}}
                        """
                                .formatted(PodDefaults.SPEC))
                .columns(
                        PrinterColumn.of("Ready", "string", WorkloadKinds::readyReplicas),
                        PrinterColumn.at("Up-to-date", "string", "/status/updatedReplicas"),
                        PrinterColumn.at("Available", "string", "/status/availableReplicas"),
                        Columns.AGE);
    }

    private static Object readyReplicas(JsonNode deployment) {
        return deployment.at("/status/readyReplicas").asInt()
                + "/"
                + deployment.at("/spec/replicas").asInt();
    }

    private static KindSpec job() {
        return KindSpec.of("batch", "Job", "jobs", NAMESPACED, STATUS, GENERATION)
                .categories("all")
                .merging(
                        SchemaPaths.join(
                                List.of(
                                        TEMPLATE,
                                        List.of("spec.selector!", "status.conditions[type]"))))
                .defaults(
                        """
                        {"spec": {"parallelism": 1, "completions": 1, "backoffLimit": 6,
                                  "completionMode": "NonIndexed", "suspend": false,
                                  "template": {"spec": %s}}}
                        """
                                .formatted(PodDefaults.SPEC))
                .columns(
                        PrinterColumn.of("Status", "string", WorkloadKinds::jobStatus),
                        PrinterColumn.of("Completions", "string", WorkloadKinds::completions),
                        Columns.AGE);
    }

    private static Object jobStatus(JsonNode job) {
        for (String type : List.of("Complete", "Failed")) {
            if (Columns.condition(job, type).path("status").asText().equals("True")) {
                return type;
            }
        }
        return "Running";
    }

    private static Object completions(JsonNode job) {
        return job.at("/status/succeeded").asInt() + "/" + job.at("/spec/completions").asInt(1);
    }

    private static KindSpec disruptionBudget() {
        return KindSpec.of(
                        "policy",
                        "PodDisruptionBudget",
                        "poddisruptionbudgets",
                        NAMESPACED,
                        STATUS,
                        GENERATION)
                .shortNames("pdb")
                .merging(List.of("spec.selector!", "status.conditions[type]"))
                .columns(
                        PrinterColumn.at("Min Available", "string", "/spec/minAvailable"),
                        PrinterColumn.at("Max Unavailable", "string", "/spec/maxUnavailable"),
                        PrinterColumn.at(
                                "Allowed Disruptions", "string", "/status/disruptionsAllowed"),
                        Columns.AGE);
    }

    private static KindSpec lease() {
        return KindSpec.of("coordination.k8s.io", "Lease", "leases", NAMESPACED, CREATE_ON_UPDATE)
                .columns(PrinterColumn.at("Holder", "string", "/spec/holderIdentity"), Columns.AGE);
    }

    private static KindSpec endpointSlice() {
        return KindSpec.of(
                        "discovery.k8s.io",
                        "EndpointSlice",
                        "endpointslices",
                        NAMESPACED,
                        GENERATION)
                .columns(
                        PrinterColumn.at("AddressType", "string", "/addressType"),
                        PrinterColumn.at("Ports", "string", "/ports/0/port"),
                        PrinterColumn.of("Endpoints", "string", WorkloadKinds::addresses),
                        Columns.AGE);
    }

    /** The first three, as kubectl shows them. */
    private static String addresses(JsonNode slice) {
        var addresses = Columns.texts(slice.at("/endpoints"), "/addresses/0");
        var more = addresses.size() > 3 ? " + " + (addresses.size() - 3) + " more..." : "";
        return String.join(",", addresses.stream().limit(3).toList()) + more;
    }
}
