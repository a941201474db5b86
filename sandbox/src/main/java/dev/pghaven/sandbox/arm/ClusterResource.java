package dev.pghaven.sandbox.arm;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

/** The AKS cluster, which pghaven reads and never writes. */
record ClusterResource(Landscape landscape) {
    private static final String KUBERNETES_VERSION = "1.33.2";

    ArmAnswer handle(ArmCall call, Target.ManagedCluster target) {
        if (!call.method().equals("GET")) {
            return call.methodNotAllowed();
        }
        boolean known =
                target.name().equalsIgnoreCase(landscape.aksCluster())
                        && target.resourceGroup().equalsIgnoreCase(landscape.resourceGroup());
        return known
                ? ArmAnswer.ok(body())
                : ArmAnswer.error(
                        404,
                        "ResourceNotFound",
                        "The Resource '%s/%s' under resource group '%s' was not found."
                                .formatted(Target.CLUSTERS, target.name(), target.resourceGroup()));
    }

    private JsonObject body() {
        var id =
                ResourceIds.resource(
                        landscape.subscription(),
                        landscape.resourceGroup(),
                        Target.CLUSTERS,
                        landscape.aksCluster());
        return new JsonObject()
                .put("id", id)
                .put("name", landscape.aksCluster())
                .put("type", Target.CLUSTERS)
                .put("location", landscape.location())
                .put("tags", new JsonObject())
                .put("identity", new JsonObject().put("type", "SystemAssigned"))
                .put("properties", properties());
    }

    private JsonObject properties() {
        return new JsonObject()
                .put("provisioningState", "Succeeded")
                .put("powerState", new JsonObject().put("code", "Running"))
                .put("kubernetesVersion", KUBERNETES_VERSION)
                .put("currentKubernetesVersion", KUBERNETES_VERSION)
                .put("nodeResourceGroup", landscape.nodeResourceGroup())
                .put("oidcIssuerProfile", issuerProfile())
                .put("securityProfile", workloadIdentity())
                .put("agentPoolProfiles", agentPools());
    }

    private JsonObject issuerProfile() {
        return new JsonObject().put("enabled", true).put("issuerURL", landscape.issuerUrl());
    }

    private static JsonObject workloadIdentity() {
        return new JsonObject().put("workloadIdentity", new JsonObject().put("enabled", true));
    }

    private static JsonArray agentPools() {
        var zones = new JsonArray().add("1").add("2").add("3");
        var labels = new JsonObject().put("workload", "postgres");
        return new JsonArray()
                .add(pool("system", "System", 1))
                .add(
                        pool("postgres", "User", 3)
                                .put("enableAutoScaling", true)
                                .put("minCount", 3)
                                .put("maxCount", 6)
                                .put("availabilityZones", zones)
                                .put("nodeLabels", labels));
    }

    private static JsonObject pool(String name, String mode, int nodes) {
        return new JsonObject()
                .put("name", name)
                .put("mode", mode)
                .put("count", nodes)
                .put("type", "VirtualMachineScaleSets")
                .put("provisioningState", "Succeeded");
    }
}
