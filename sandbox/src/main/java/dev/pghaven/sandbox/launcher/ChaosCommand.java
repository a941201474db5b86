package dev.pghaven.sandbox.launcher;

import dev.pghaven.sandbox.launcher.chaos.RbacChaos;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * {@code ./pghaven chaos --rbac}: starts all of it without the rules of the chart, and shows what
 * fails for the lack of each.
 */
@Command(name = "chaos")
final class ChaosCommand implements Callable<Integer> {
    /** Each step fails some times; usually it would wait ever longer. And drills are many. */
    private static final Map<String, String> IMPATIENT =
            Map.of(
                    "PGHAVEN_OPERATIONS_BACKOFF_FIRST", "200ms",
                    "PGHAVEN_OPERATIONS_BACKOFF_LONGEST", "400ms",
                    "PGHAVEN_FAILOVER_DRILL_REST", "0s",
                    "PGHAVEN_FAILOVER_DRILL_STOP_NODE", "true");

    @Mixin private Where where;

    @Option(
            names = "--rbac",
            required = true,
            description = "Removes the rules of the services' RBAC, each until it is missed.")
    private boolean rbac;

    @Override
    public Integer call() throws Exception {
        var services = Services.all().stream().map(it -> it.with(IMPATIENT)).toList();
        var begun = new RbacChaos[1];
        try (var stack =
                Stack.start(
                        where,
                        Extent.WHOLE,
                        services,
                        System.out,
                        it -> begun[0] = RbacChaos.begin(new StackStage(where, it)))) {
            return begun[0].run(new StackStage(where, stack), System.out) ? 0 : 1;
        }
    }
}
