package dev.pghaven.sandbox.cnpg.status;

import dev.pghaven.sandbox.cnpg.api.ClusterStatus;
import dev.pghaven.sandbox.cnpg.plan.Step;
import java.util.Optional;

/** Who is to be the primary from a step on. */
final class TargetPrimary {
    private TargetPrimary() {}

    /** Empty where the step changes nothing about it. */
    static Optional<String> after(Step next) {
        return switch (next) {
            case Step.BootstrapPrimary(var instance) -> Optional.of(instance);
            case Step.StartFailover(var from) -> Optional.of(ClusterStatus.PENDING);
            case Step.LeaveNode(var instance, var node) -> Optional.of(ClusterStatus.PENDING);
            case Step.ElectPrimary(var from, var to) -> Optional.of(to);
            case Step.SwitchTarget(var from, var to) -> Optional.of(to);
            case Step.Join(var instance) -> Optional.empty();
            case Step.AcceptVolumes(var instance) -> Optional.empty();
            case Step.StartInstance(var instance) -> Optional.empty();
            case Step.RemoveInstance(var instance) -> Optional.empty();
            case Step.AwaitPrimary() -> Optional.empty();
            case Step.AwaitPrimaryChange() -> Optional.empty();
            case Step.PrimaryUnreachable(var instance) -> Optional.empty();
            case Step.Wait(var phase, var reason) -> Optional.empty();
            case Step.Settled() -> Optional.empty();
        };
    }
}
