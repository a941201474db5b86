package dev.pghaven.sandbox;

import dev.pghaven.sandbox.network.Network;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** AKS, CNPG and Azure in one process: starts all of it, and stops it when it is told to end. */
@Command(
        name = "sandbox",
        description =
                "Runs an emulated AKS cluster with CNPG, Azure, Kafka and the operation store.")
public final class Sandbox implements Callable<Integer> {
    @Mixin private Options options;

    public static void main(String... arguments) {
        var command =
                new CommandLine(new Sandbox())
                        .registerConverter(Network.class, Sandbox::network)
                        .setCaseInsensitiveEnumValuesAllowed(true)
                        .setExecutionExceptionHandler(Sandbox::explain);
        System.exit(command.execute(arguments));
    }

    @Override
    public Integer call() throws InterruptedException {
        var layout = new Layout(options.data());
        try (var running = new RunningParts()) {
            running.add("the data folder", DataLock.take(layout.data()));
            Logs.into(layout.logs());
            FreePorts.require(options.network());
            Runtime.getRuntime().addShutdownHook(new Thread(running::close, "stop"));
            new Startup(options, layout, running, new StartReport(System.out)).run();
            new CountDownLatch(1).await();
        }
        return CommandLine.ExitCode.OK;
    }

    /** In picocli's own exception the sentence reaches people without its class's name. */
    private static Network network(String text) {
        try {
            return Network.parse(text);
        } catch (IllegalArgumentException e) {
            throw new CommandLine.TypeConversionException(e.getMessage());
        }
    }

    private static int explain(Exception e, CommandLine command, CommandLine.ParseResult parsed) {
        if (!(e instanceof StartFailure)) {
            e.printStackTrace(command.getErr());
        }
        command.getErr().println("sandbox: " + e.getMessage());
        return CommandLine.ExitCode.SOFTWARE;
    }
}
