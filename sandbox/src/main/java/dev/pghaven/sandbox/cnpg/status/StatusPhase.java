package dev.pghaven.sandbox.cnpg.status;

import dev.pghaven.sandbox.cnpg.api.Phase;
import dev.pghaven.sandbox.cnpg.objects.InstanceJobs;
import dev.pghaven.sandbox.cnpg.plan.Step;
import java.util.Optional;

/** The phase that a step shows to the outside, and why. */
record StatusPhase(Phase phase, String reason) {

    /** Empty where the step leaves the phase as it is. */
    static Optional<StatusPhase> of(Step next) {
        return switch (next) {
            case Step.BootstrapPrimary(var instance) ->
                    phase(Phase.SETTING_UP_PRIMARY, "Creating primary instance " + instance);
            case Step.Join(var instance) ->
                    phase(
                            Phase.CREATING_REPLICA,
                            "Creating replica " + instance + "-" + InstanceJobs.JOIN);
            case Step.Wait(var phase, var reason) -> phase(phase, reason);
            case Step.StartFailover(var from) ->
                    phase(Phase.FAILING_OVER, "Initiating a failover from " + from);
            case Step.LeaveNode(var instance, var node) ->
                    phase(
                            Phase.SWITCHOVER,
                            "Triggering switchover because primary instance "
                                    + instance
                                    + " is running on unschedulable node "
                                    + node);
            case Step.ElectPrimary(var from, var to) ->
                    phase(Phase.FAILING_OVER, "Failing over from " + from + " to " + to);
            case Step.SwitchTarget(var from, var to) ->
                    phase(Phase.SWITCHOVER, "Switching over to " + to);
            case Step.AwaitPrimary() -> Optional.empty();
            case Step.AwaitPrimaryChange() -> Optional.empty();
            case Step.PrimaryUnreachable(var instance) -> Optional.empty();
            case Step.Settled() -> phase(Phase.HEALTHY, "");
            case Step.AcceptVolumes(var instance) -> Optional.empty();
            case Step.StartInstance(var instance) -> Optional.empty();
            case Step.RemoveInstance(var instance) -> Optional.empty();
        };
    }

    private static Optional<StatusPhase> phase(Phase phase, String reason) {
        return Optional.of(new StatusPhase(phase, reason));
    }
}
