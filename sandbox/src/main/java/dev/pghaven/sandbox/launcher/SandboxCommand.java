package dev.pghaven.sandbox.launcher;

import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code ./pghaven sandbox}: starts all of it and keeps it until Ctrl-C. */
@Command(name = "sandbox")
final class SandboxCommand implements Callable<Integer> {
    @Mixin private Where where;

    @Option(
            names = "--debug",
            paramLabel = "SERVICE",
            description = "Opens a debug port in this service.")
    private String debugged;

    private List<Service> services() {
        return debugged == null ? Services.all() : Services.debugging(debugged);
    }

    @Override
    public Integer call() throws Exception {
        try (var stack = Stack.start(where, services(), System.out)) {
            System.out.println(Directions.to(stack.endpoints(), stack.services()));
            stack.awaitEnd();
        }
        return 0;
    }
}
