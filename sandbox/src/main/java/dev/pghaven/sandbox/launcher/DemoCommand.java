package dev.pghaven.sandbox.launcher;

import dev.pghaven.sandbox.launcher.demo.Demo;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * {@code ./pghaven demo}: starts all of it, runs the tour, and stops, or keeps it until Ctrl-C.
 * Status 0 only if every check held.
 */
@Command(name = "demo")
final class DemoCommand implements Callable<Integer> {
    @Mixin private Where where;

    @Option(names = "--keep", description = "Leaves the cluster and all that runs as they are.")
    private boolean keep;

    @Override
    public Integer call() throws Exception {
        try (var stack = Stack.start(where, Services.all(), System.out)) {
            var held = new Demo(new StackStage(where, stack), System.out).run(keep);
            if (keep) {
                System.out.println(Directions.to(stack.endpoints(), stack.services()));
                stack.awaitEnd();
            }
            return held ? 0 : 1;
        }
    }
}
