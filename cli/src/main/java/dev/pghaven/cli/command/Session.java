package dev.pghaven.cli.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.pghaven.cli.Environment;
import dev.pghaven.cli.Pghaven;
import dev.pghaven.cli.installation.Connection;
import dev.pghaven.cli.installation.Rest;
import dev.pghaven.cli.installation.Settings;
import dev.pghaven.contracts.Json;
import java.io.PrintWriter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What every command has: a pghaven to talk to, and a place to print. */
final class Session {
    /** For whom results are printed. */
    enum Output {
        TABLE,
        JSON
    }

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    @Mixin private Connection connection;

    @Option(
            names = {"-o", "--output"},
            defaultValue = "table",
            paramLabel = "FORMAT",
            description = "table for people, json for programs: ${DEFAULT-VALUE}.")
    private Output output;

    Rest rest() {
        return connection.open(environment());
    }

    Settings settings() {
        return connection.settings(environment());
    }

    boolean json() {
        return output == Output.JSON;
    }

    /** For results. */
    PrintWriter out() {
        return command.commandLine().getOut();
    }

    /** For what is told meanwhile. */
    PrintWriter err() {
        return command.commandLine().getErr();
    }

    void print(JsonNode result) {
        try {
            out().println(
                            Json.mapper()
                                    .writerWithDefaultPrettyPrinter()
                                    .writeValueAsString(result));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("JSON that was read cannot be written", e);
        }
    }

    private Environment environment() {
        return ((Pghaven) command.root().userObject()).environment();
    }
}
