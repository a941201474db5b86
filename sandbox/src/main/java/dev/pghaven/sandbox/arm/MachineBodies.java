package dev.pghaven.sandbox.arm;

import dev.pghaven.sandbox.scalesets.Machine;
import dev.pghaven.sandbox.scalesets.MachineName;
import dev.pghaven.sandbox.scalesets.PowerOperation;
import dev.pghaven.sandbox.scalesets.PowerState;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;

/** Scale sets, machines and what is done with them, as Azure writes them. */
record MachineBodies(Landscape landscape) {

    /** {@code machines} are all of it, and there is one. */
    JsonObject scaleSet(List<Machine> machines) {
        var one = machines.getFirst();
        var zones = new JsonArray(machines.stream().map(Machine::zone).distinct().toList());
        return new JsonObject()
                .put("id", idOf(one))
                .put("name", one.name().scaleSet())
                .put("type", MachineName.SCALE_SETS)
                .put("location", landscape.location())
                .put("tags", tags(one))
                .put("sku", sku(one).put("capacity", machines.size()))
                .put("zones", zones)
                .put(
                        "properties",
                        new JsonObject()
                                .put("orchestrationMode", "Uniform")
                                .put("provisioningState", "Succeeded"));
    }

    JsonObject machine(Machine machine) {
        var instance = machine.name().instance();
        return new JsonObject()
                .put("id", idOf(machine) + "/virtualMachines/" + instance)
                .put("name", machine.name().scaleSet() + "_" + instance)
                .put("type", MachineName.MACHINES)
                .put("location", landscape.location())
                .put("tags", tags(machine))
                .put("instanceId", instance)
                .put("sku", sku(machine))
                .put("zones", new JsonArray().add(machine.zone()))
                .put("properties", properties(machine));
    }

    static JsonObject view(PowerState power) {
        return new JsonObject()
                .put(
                        "statuses",
                        new JsonArray()
                                .add(
                                        status(
                                                "ProvisioningState/succeeded",
                                                "Provisioning succeeded"))
                                .add(status(power.code(), power.displayStatus())));
    }

    static JsonObject operation(PowerOperation operation) {
        var body =
                new JsonObject()
                        .put("name", operation.id().toString())
                        .put("startTime", operation.started().toString())
                        .put("status", operation.status());
        operation.ended().ifPresent(it -> body.put("endTime", it.toString()));
        operation
                .error()
                .ifPresent(it -> body.mergeIn(ArmAnswer.errorBody("InternalExecutionError", it)));
        return body;
    }

    private static JsonObject properties(Machine machine) {
        var vmId = UUID.nameUUIDFromBytes(machine.node().getBytes(StandardCharsets.UTF_8));
        return new JsonObject()
                .put("provisioningState", "Succeeded")
                .put("vmId", vmId.toString())
                .put("latestModelApplied", true)
                .put("hardwareProfile", new JsonObject().put("vmSize", machine.size()))
                .put("osProfile", new JsonObject().put("computerName", machine.node()));
    }

    private String idOf(Machine machine) {
        var group = machine.name().resourceGroup();
        return ResourceIds.resource(
                landscape.subscription(),
                landscape.resourceGroup(group).orElse(group),
                MachineName.SCALE_SETS,
                machine.name().scaleSet());
    }

    private static JsonObject tags(Machine machine) {
        return new JsonObject().put("aks-managed-poolName", machine.pool());
    }

    private static JsonObject sku(Machine machine) {
        return new JsonObject().put("name", machine.size()).put("tier", "Standard");
    }

    private static JsonObject status(String code, String displayed) {
        return new JsonObject()
                .put("code", code)
                .put("level", "Info")
                .put("displayStatus", displayed);
    }
}
