package dev.pghaven.sandbox.cnpg.operator;

import dev.pghaven.sandbox.cnpg.plan.Step;
import java.time.Duration;
import java.util.Optional;

/** When the operator looks again by itself: at what no object of Kubernetes will tell it. */
final class NextLook {
    private static final Duration SOON = Duration.ofMillis(100);
    private static final Duration LATER = Duration.ofSeconds(10);

    private NextLook() {}

    static Optional<Duration> after(Step step) {
        return switch (step) {
            case Step.StartFailover(var from) -> Optional.of(SOON);
            case Step.LeaveNode(var instance, var node) -> Optional.of(SOON);
            case Step.ElectPrimary(var from, var to) -> Optional.of(SOON);
            case Step.SwitchTarget(var from, var to) -> Optional.of(SOON);
            case Step.AwaitPrimary() -> Optional.of(SOON);
            case Step.AwaitPrimaryChange() -> Optional.of(SOON);
            case Step.PrimaryUnreachable(var instance) -> Optional.of(LATER);
            case Step.BootstrapPrimary(var instance) -> Optional.empty();
            case Step.Join(var instance) -> Optional.empty();
            case Step.AcceptVolumes(var instance) -> Optional.empty();
            case Step.StartInstance(var instance) -> Optional.empty();
            case Step.RemoveInstance(var instance) -> Optional.empty();
            case Step.Wait(var phase, var reason) -> Optional.empty();
            case Step.Settled() -> Optional.empty();
        };
    }
}
