package dev.pghaven.sandbox.launcher;

import dev.pghaven.sandbox.launcher.demo.Demo;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/**
 * {@code ./pghaven demo}: starts all of it, runs the tour, and stops. Status 0 only if every check
 * held.
 */
@Command(name = "demo")
final class DemoCommand implements Callable<Integer> {
    @Mixin private Where where;

    @Override
    public Integer call() throws Exception {
        try (var stack = Stack.start(where, Services.all(), System.out)) {
            return new Demo(new StackStage(where, stack), System.out).run() ? 0 : 1;
        }
    }
}
