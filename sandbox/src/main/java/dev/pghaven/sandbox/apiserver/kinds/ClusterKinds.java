package dev.pghaven.sandbox.apiserver.kinds;

import static dev.pghaven.sandbox.apiserver.kinds.Trait.GENERATION;
import static dev.pghaven.sandbox.apiserver.kinds.Trait.NAMESPACED;
import static dev.pghaven.sandbox.apiserver.kinds.Trait.STATUS;

import java.util.List;

/** Roles, network policies, storage classes and CustomResourceDefinitions. */
final class ClusterKinds {
    private static final String RBAC = "rbac.authorization.k8s.io";

    private ClusterKinds() {}

    static List<KindSpec> all() {
        return List.of(
                KindSpec.of(RBAC, "Role", "roles", NAMESPACED).columns(Columns.AGE),
                KindSpec.of(RBAC, "RoleBinding", "rolebindings", NAMESPACED)
                        .merging(List.of("roleRef!"))
                        .columns(roleRef(), Columns.AGE),
                KindSpec.of(RBAC, "ClusterRole", "clusterroles").columns(Columns.AGE),
                KindSpec.of(RBAC, "ClusterRoleBinding", "clusterrolebindings")
                        .merging(List.of("roleRef!"))
                        .columns(roleRef(), Columns.AGE),
                networkPolicy(),
                storageClass(),
                customResourceDefinition());
    }

    private static PrinterColumn roleRef() {
        return PrinterColumn.of(
                "Role",
                "string",
                binding ->
                        binding.at("/roleRef/kind").asText()
                                + "/"
                                + binding.at("/roleRef/name").asText());
    }

    private static KindSpec networkPolicy() {
        return KindSpec.of(
                        "networking.k8s.io",
                        "NetworkPolicy",
                        "networkpolicies",
                        NAMESPACED,
                        GENERATION)
                .shortNames("netpol")
                .merging(List.of("spec.podSelector!"))
                .columns(
                        PrinterColumn.of(
                                "Pod-Selector",
                                "string",
                                policy ->
                                        Columns.labels(policy.at("/spec/podSelector/matchLabels"))),
                        Columns.AGE);
    }

    private static KindSpec storageClass() {
        return KindSpec.of("storage.k8s.io", "StorageClass", "storageclasses")
                .shortNames("sc")
                .defaults("{\"reclaimPolicy\": \"Delete\", \"volumeBindingMode\": \"Immediate\"}")
                .columns(
                        PrinterColumn.at("Provisioner", "string", "/provisioner"),
                        PrinterColumn.at("ReclaimPolicy", "string", "/reclaimPolicy"),
                        PrinterColumn.at("VolumeBindingMode", "string", "/volumeBindingMode"),
                        Columns.AGE);
    }

    private static KindSpec customResourceDefinition() {
        return KindSpec.of(
                        "apiextensions.k8s.io",
                        "CustomResourceDefinition",
                        "customresourcedefinitions",
                        STATUS,
                        GENERATION)
                .shortNames("crd", "crds")
                .merging(List.of("status.conditions[type]"))
                .columns(Columns.date("Created At", "/metadata/creationTimestamp"));
    }
}
