package dev.pghaven.sandbox.launcher;

import dev.pghaven.sandbox.launcher.bench.RestoreBench;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code ./pghaven bench restore}: starts all of it, measures, and stops. */
@Command(name = "restore")
final class BenchRestoreCommand implements Callable<Integer> {
    @Mixin private Where where;

    @Spec private CommandSpec spec;

    @Option(
            names = "--sizes",
            paramLabel = "MB",
            split = ",",
            defaultValue = "1,100,1000",
            description = "How much data is restored, in megabytes: ${DEFAULT-VALUE}.")
    private List<Integer> sizes;

    @Option(
            names = "--rounds",
            paramLabel = "N",
            defaultValue = "3",
            description = "How often each size is measured: ${DEFAULT-VALUE}.")
    private int rounds;

    @Override
    public Integer call() throws Exception {
        if (rounds < 1 || sizes.stream().anyMatch(it -> it < 1)) {
            throw new ParameterException(
                    spec.commandLine(), "--rounds and --sizes must be at least 1");
        }
        try (var stack = Stack.start(where, Services.all(), System.out)) {
            new RestoreBench(new StackStage(where, stack), sizes, rounds, System.out).run();
            return 0;
        }
    }
}
