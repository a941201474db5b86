package dev.pghaven.sandbox.arm;

import static java.util.regex.Pattern.CASE_INSENSITIVE;

import dev.pghaven.sandbox.scalesets.MachineName;
import dev.pghaven.sandbox.scalesets.PowerAction;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The paths of scale sets, their machines and the operations on these. */
final class ComputePaths {
    private static final String SUBSCRIPTION = "/subscriptions/(?<subscription>[0-9a-f-]{36})";

    private static final Pattern OF_GROUP =
            Pattern.compile(
                    SUBSCRIPTION
                            + "/resourceGroups/(?<group>[^/]+)/providers/"
                            + MachineName.SCALE_SETS
                            + "(?:/(?<name>[^/]+)(?<machines>/virtualMachines"
                            + "(?:/(?<instance>[^/]+)(?:/(?<what>[^/]+))?)?)?)?/?",
                    CASE_INSENSITIVE);

    private static final Pattern OPERATION =
            Pattern.compile(
                    SUBSCRIPTION
                            + "/providers/Microsoft.Compute/locations/[^/]+/operations/(?<id>[0-9a-f-]{36})",
                    CASE_INSENSITIVE);

    private ComputePaths() {}

    static Optional<Target> target(String path) {
        return ofGroup(path).or(() -> operation(path));
    }

    private static Optional<Target> operation(String path) {
        var match = OPERATION.matcher(path);
        return match.matches()
                ? Optional.of(
                        new Target.ComputeOperation(
                                UUID.fromString(match.group("subscription")),
                                UUID.fromString(match.group("id"))))
                : Optional.empty();
    }

    private static Optional<Target> ofGroup(String path) {
        var match = OF_GROUP.matcher(path);
        return match.matches() ? ofGroup(match) : Optional.empty();
    }

    private static Optional<Target> ofGroup(Matcher path) {
        var subscription = UUID.fromString(path.group("subscription"));
        var group = path.group("group");
        if (path.group("name") == null) {
            return Optional.of(new Target.ScaleSets(subscription, group));
        }
        var scaleSet = new Target.ScaleSet(subscription, group, path.group("name"));
        if (path.group("instance") == null) {
            return Optional.of(
                    path.group("machines") == null ? scaleSet : new Target.Machines(scaleSet));
        }
        var name = new MachineName(group, scaleSet.name(), path.group("instance"));
        return below(new Target.Machine(subscription, name), path.group("what"));
    }

    private static Optional<Target> below(Target.Machine machine, String what) {
        if (what == null) {
            return Optional.of(machine);
        }
        return what.equalsIgnoreCase("instanceView")
                ? Optional.of(new Target.MachineView(machine))
                : PowerAction.of(what).map(action -> new Target.MachinePower(machine, action));
    }
}
