package dev.pghaven.cli;

import dev.pghaven.cli.command.BackupsCommand;
import dev.pghaven.cli.command.ClustersCommand;
import dev.pghaven.cli.command.DrillCommand;
import dev.pghaven.cli.command.EventsCommand;
import dev.pghaven.cli.command.ExposeCommand;
import dev.pghaven.cli.command.OperationCommand;
import dev.pghaven.cli.command.PromoteCommand;
import dev.pghaven.cli.command.StatusCommand;
import dev.pghaven.cli.command.SubmitCommand;
import dev.pghaven.cli.command.VerifyCommand;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.function.Function;
import java.util.logging.Level;
import java.util.logging.Logger;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.TypeConversionException;

/** The program: which commands there are, and what becomes of a failure. */
@Command(
        name = "pghaven",
        description = "Asks a pghaven for work, and shows how its clusters are.",
        synopsisSubcommandLabel = "COMMAND",
        scope = CommandLine.ScopeType.INHERIT,
        abbreviateSynopsis = true,
        usageHelpAutoWidth = true,
        exitCodeListHeading = "%nExit status:%n",
        exitCodeList = {
            "0:done, or as it should be",
            "1:failed, refuted, cancelled, or not as it should be",
            "2:not well formed, or breaks a rule; nothing was done",
            "3:a service or Kafka does not answer; what was accepted goes on",
            "4:refused: there is no such thing, you may not, or something is in the way",
            "5:ended without a verdict"
        },
        subcommands = {
            SubmitCommand.class,
            ClustersCommand.class,
            StatusCommand.class,
            BackupsCommand.class,
            VerifyCommand.class,
            DrillCommand.class,
            ExposeCommand.class,
            PromoteCommand.class,
            EventsCommand.class,
            OperationCommand.class
        })
public final class Pghaven {
    private final Environment environment;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            scope = CommandLine.ScopeType.INHERIT,
            description = "Shows this text.")
    private boolean help;

    private Pghaven(Environment environment) {
        this.environment = environment;
    }

    public Environment environment() {
        return environment;
    }

    public static void main(String[] arguments) {
        // What Kafka's client has to say is told by the failures of this program.
        Logger.getLogger("").setLevel(Level.OFF);
        System.exit(
                commandLine(Environment.ofThisProcess())
                        .setOut(new PrintWriter(System.out, true, StandardCharsets.UTF_8))
                        .setErr(new PrintWriter(System.err, true, StandardCharsets.UTF_8))
                        .execute(arguments));
    }

    static CommandLine commandLine(Environment environment) {
        return new CommandLine(new Pghaven(environment))
                .setCaseInsensitiveEnumValuesAllowed(true)
                .registerConverter(
                        Duration.class,
                        text -> read(text, Duration::parse, "must be a duration such as PT30S"))
                .registerConverter(
                        Instant.class,
                        text ->
                                read(
                                        text,
                                        Instant::parse,
                                        "must be a moment such as 2026-11-22T04:15:00Z"))
                .registerConverter(
                        UUID.class, text -> read(text, UUID::fromString, "must be a UUID"))
                .setParameterExceptionHandler(Pghaven::explain)
                .setExecutionExceptionHandler(Pghaven::explain);
    }

    private static <T> T read(String text, Function<String, T> reading, String rule) {
        try {
            return reading.apply(text);
        } catch (IllegalArgumentException | DateTimeException e) {
            throw new TypeConversionException(rule + ", but is '" + text + "'");
        }
    }

    private static int explain(ParameterException misuse, String[] arguments) {
        var command = misuse.getCommandLine();
        command.getErr()
                .printf(
                        "pghaven: %s%nSee: %s --help%n",
                        misuse.getMessage(), command.getCommandSpec().qualifiedName());
        return Exit.USAGE.status();
    }

    private static int explain(
            Exception failure, CommandLine command, CommandLine.ParseResult arguments)
            throws Exception {
        if (failure instanceof Failure expected) {
            command.getErr().println("pghaven: " + expected.getMessage());
            return expected.exit().status();
        }
        throw failure;
    }
}
