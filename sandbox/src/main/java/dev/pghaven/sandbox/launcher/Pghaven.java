package dev.pghaven.sandbox.launcher;

import dev.pghaven.sandbox.launcher.bench.BenchFailure;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.logging.Level;
import java.util.logging.Logger;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The program behind {@code ./pghaven}: it parents every process, and they end with it. */
@Command(
        name = "pghaven",
        subcommands = {
            DemoCommand.class,
            SandboxCommand.class,
            RunCommand.class,
            DevCommand.class,
            BenchCommand.class,
            ChaosCommand.class
        })
public final class Pghaven {
    private Pghaven() {}

    public static void main(String[] arguments) {
        // What the libraries in this process have to say is no news to people.
        Logger.getLogger("").setLevel(Level.WARNING);
        System.setOut(new PrintStream(System.out, true, StandardCharsets.UTF_8));
        System.exit(
                new CommandLine(new Pghaven())
                        .setExecutionExceptionHandler(
                                (failure, command, result) -> explain(failure))
                        .execute(arguments));
    }

    private static int explain(Exception failure) {
        if (failure instanceof StartFailure notUp) {
            System.err.println(notUp.details());
            System.err.println("pghaven: " + notUp.getMessage());
        } else if (failure instanceof BenchFailure
                || failure instanceof dev.pghaven.sandbox.StartFailure) {
            System.err.println("pghaven: " + failure.getMessage());
        } else {
            failure.printStackTrace();
        }
        return 1;
    }
}
