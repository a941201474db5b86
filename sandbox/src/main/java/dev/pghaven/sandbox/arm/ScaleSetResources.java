package dev.pghaven.sandbox.arm;

import dev.pghaven.sandbox.scalesets.Begun;
import dev.pghaven.sandbox.scalesets.Machine;
import dev.pghaven.sandbox.scalesets.MachineName;
import dev.pghaven.sandbox.scalesets.PowerOperation;
import dev.pghaven.sandbox.scalesets.PowerState;
import dev.pghaven.sandbox.scalesets.ScaleSets;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Scale sets of AKS, which are there with their machines, and the power of these. */
record ScaleSetResources(Landscape landscape, ScaleSets scaleSets) {

    ArmAnswer handle(ArmCall call, Target.Compute target) {
        return switch (target) {
            case Target.ScaleSets group -> get(call, () -> list(group));
            case Target.ScaleSet one -> get(call, () -> find(one));
            case Target.Machines of -> get(call, () -> machines(of));
            case Target.Machine one -> get(call, () -> machine(call, one));
            case Target.MachineView of -> get(call, () -> view(of.of()));
            case Target.MachinePower power -> change(call, power);
        };
    }

    /** As {@code Azure-AsyncOperation} asks for it, or as {@code Location} does. */
    ArmAnswer operation(ArmCall call, Target.ComputeOperation target) {
        return get(
                call,
                () ->
                        scaleSets
                                .operation(target.id())
                                .map(it -> operation(call, it))
                                .orElseGet(() -> notFound("The operation is not known.")));
    }

    private ArmAnswer operation(ArmCall call, PowerOperation operation) {
        if (!call.parameters().containsKey("monitor")) {
            return ArmAnswer.ok(MachineBodies.operation(operation));
        }
        return operation.ended().isEmpty()
                ? ArmAnswer.accepted(following(call, operation))
                : ArmAnswer.empty(200);
    }

    private static ArmAnswer get(ArmCall call, Supplier<ArmAnswer> answer) {
        return call.method().equals("GET") ? answer.get() : call.methodNotAllowed();
    }

    private ArmAnswer list(Target.ScaleSets target) {
        var names =
                among(it -> isIn(it, target.resourceGroup())).stream()
                        .map(it -> it.name().scaleSet())
                        .distinct()
                        .map(name -> body(target.resourceGroup(), name));
        return ArmAnswer.ok(listOf(names.toList()));
    }

    private ArmAnswer find(Target.ScaleSet target) {
        return machinesOf(target).isEmpty()
                ? missing(target)
                : ArmAnswer.ok(body(target.resourceGroup(), target.name()));
    }

    private ArmAnswer machines(Target.Machines target) {
        var all = machinesOf(target.of());
        return all.isEmpty()
                ? missing(target.of())
                : ArmAnswer.ok(listOf(all.stream().map(this::body).toList()));
    }

    private ArmAnswer machine(ArmCall call, Target.Machine target) {
        boolean viewed = "instanceView".equalsIgnoreCase(call.parameters().get("$expand"));
        return scaleSets
                .find(target.name())
                .map(it -> ArmAnswer.ok(viewed ? withView(it) : body(it)))
                .orElseGet(() -> missing(target.name()));
    }

    private ArmAnswer view(Target.Machine target) {
        return scaleSets
                .find(target.name())
                .map(it -> ArmAnswer.ok(MachineBodies.view(it.power())))
                .orElseGet(() -> missing(target.name()));
    }

    private ArmAnswer change(ArmCall call, Target.MachinePower target) {
        if (!call.method().equals("POST")) {
            return call.methodNotAllowed();
        }
        return switch (scaleSets.begin(target.of().name(), target.action())) {
            case Begun.As(PowerOperation it) -> ArmAnswer.accepted(following(call, it));
            case Begun.NotThere notThere -> missing(target.of().name());
            case Begun.Conflict conflict ->
                    ArmAnswer.error(
                            409,
                            "Conflict",
                            "The request failed due to conflict with a concurrent request.");
            case Begun.NotAllowed(PowerState state) ->
                    ArmAnswer.error(
                            409,
                            "OperationNotAllowed",
                            "The operation is not allowed: " + state.displayStatus() + ".");
        };
    }

    private LongRunning following(ArmCall call, PowerOperation operation) {
        var path =
                "/subscriptions/%s/providers/Microsoft.Compute/locations/%s/operations/%s"
                        .formatted(landscape.subscription(), landscape.location(), operation.id());
        return new LongRunning(path, call.parameters().get("api-version"), scaleSets.powerTime());
    }

    private List<Machine> machinesOf(Target.ScaleSet target) {
        return among(it ->
                isIn(it, target.resourceGroup())
                        && it.name().scaleSet().equalsIgnoreCase(target.name()));
    }

    private List<Machine> among(Predicate<Machine> which) {
        return scaleSets.all().stream().filter(which).toList();
    }

    private static boolean isIn(Machine machine, String group) {
        return machine.name().resourceGroup().equalsIgnoreCase(group);
    }

    private JsonObject body(String group, String name) {
        var machines = machinesOf(new Target.ScaleSet(landscape.subscription(), group, name));
        return new MachineBodies(landscape).scaleSet(machines);
    }

    private JsonObject body(Machine machine) {
        return new MachineBodies(landscape).machine(machine);
    }

    private JsonObject withView(Machine machine) {
        var body = body(machine);
        body.getJsonObject("properties").put("instanceView", MachineBodies.view(machine.power()));
        return body;
    }

    private static JsonObject listOf(List<JsonObject> items) {
        return new JsonObject().put("value", new JsonArray(items));
    }

    private static ArmAnswer missing(Target.ScaleSet target) {
        return ArmAnswer.error(
                404,
                "ResourceNotFound",
                "The Resource '%s/%s' under resource group '%s' was not found."
                        .formatted(MachineName.SCALE_SETS, target.name(), target.resourceGroup()));
    }

    private static ArmAnswer missing(MachineName name) {
        return notFound(
                "The machine '%s' of the scale set '%s' was not found."
                        .formatted(name.instance(), name.scaleSet()));
    }

    private static ArmAnswer notFound(String message) {
        return ArmAnswer.error(404, "NotFound", message);
    }
}
