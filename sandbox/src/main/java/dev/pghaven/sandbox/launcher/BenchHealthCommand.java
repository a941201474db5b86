package dev.pghaven.sandbox.launcher;

import dev.pghaven.sandbox.launcher.bench.health.HealthBench;
import dev.pghaven.sandbox.launcher.bench.health.Pace;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code ./pghaven bench health}: starts what it takes, measures, and stops. */
@Command(name = "health")
final class BenchHealthCommand implements Callable<Integer> {
    @Mixin private Where where;

    @Spec private CommandSpec spec;

    @Option(
            names = "--clusters",
            paramLabel = "N",
            split = ",",
            defaultValue = "1000,5000",
            description = "How many Clusters are watched: ${DEFAULT-VALUE}.")
    private List<Integer> clusters;

    @Option(
            names = "--rate",
            paramLabel = "N",
            defaultValue = "50",
            description = "How many statuses change in a second: ${DEFAULT-VALUE}.")
    private int rate;

    @Option(
            names = "--seconds",
            paramLabel = "N",
            defaultValue = "60",
            description = "For how long they do: ${DEFAULT-VALUE}.")
    private int seconds;

    @Override
    public Integer call() throws Exception {
        var pace = new Pace(rate, seconds);
        requireSense(pace);
        try (var stack = Stack.start(where, Extent.OBJECTS, List.of(), System.out)) {
            var service = new StackService(where, stack, Services.named("failover-service"));
            new HealthBench(new StackStage(where, stack), service, clusters, pace, System.out)
                    .run();
            return 0;
        }
    }

    private void requireSense(Pace pace) {
        if (rate < 1 || seconds < 1) {
            throw new ParameterException(
                    spec.commandLine(), "--rate and --seconds must be at least 1");
        }
        // A cluster's failover is over before its next begins.
        var least = 2 * pace.open();
        if (clusters.stream().anyMatch(it -> it < least)) {
            throw new ParameterException(
                    spec.commandLine(), "--clusters must be at least %d".formatted(least));
        }
    }
}
