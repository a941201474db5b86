package dev.pghaven.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pghaven.testkit.ProjectRoot;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** {@code ./pghaven}, as a person types it beside the stage's sandbox. */
record CommandLine(Stage stage, SourceCluster cluster) {
    private static final int LIMIT_SECONDS = 180;
    private static final Path ROOT = ProjectRoot.find();
    private static final String DOCUMENTED_CLUSTER = "cnpg-database/pg-primary";
    private static final Pattern DOCUMENTED = Pattern.compile("(?m)^\\./pghaven ([^#\\n]+)");
    private static final Pattern OPERATION = Pattern.compile("(?m)^operation (\\S+)$");

    /** What a run printed, and how it ended. */
    record Run(int status, String out, String err) {
        Run succeeded() {
            assertThat(status).as(toString()).isZero();
            return this;
        }

        JsonNode json() {
            try {
                return new ObjectMapper().readTree(out);
            } catch (IOException e) {
                throw new UncheckedIOException(toString(), e);
            }
        }

        /** That it asked for. */
        String operation() {
            var named = OPERATION.matcher(err);
            assertThat(named.find()).as(toString()).isTrue();
            return named.group(1);
        }
    }

    /** The lines of docs/cli.md that begin so, about this cluster instead of the documented one. */
    List<String> documented(String command) {
        return all().stream()
                .filter(it -> it.startsWith(command + " ") || it.equals(command))
                .map(this::aboutThisCluster)
                .toList();
    }

    static List<String> all() {
        try {
            return DOCUMENTED
                    .matcher(Files.readString(ROOT.resolve("docs/cli.md")))
                    .results()
                    .map(it -> it.group(1).strip())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String aboutThisCluster(String line) {
        return line.replace(DOCUMENTED_CLUSTER, cluster.ref())
                .replace("pg-primary-", cluster.name() + "-");
    }

    /** The one line of docs/cli.md that begins so. */
    Run runDocumented(String command) {
        var lines = documented(command);
        assertThat(lines).as(command).hasSize(1);
        return run(lines.getFirst());
    }

    Run run(String line) {
        try {
            var process = start(line);
            assertThat(process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)).as(line).isTrue();
            return new Run(process.exitValue(), read(line, "out"), read(line, "err"));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** For what does not end by itself. */
    Process start(String line) {
        var command = new ArrayList<>(List.of(ROOT.resolve("pghaven").toString()));
        command.addAll(List.of(line.split(" +")));
        var builder =
                new ProcessBuilder(command)
                        .directory(stage.sandbox().folder().toFile())
                        .redirectOutput(file(line, "out").toFile())
                        .redirectError(file(line, "err").toFile());
        builder.environment()
                .put(
                        "PGHAVEN_CONFIG",
                        stage.sandbox().folder().resolve("installation.properties").toString());
        try {
            return builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What the last run of the line has printed so far. */
    String read(String line, String stream) {
        try {
            return Files.readString(file(line, stream));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path file(String line, String stream) {
        var name = "command-line-%08x.%s".formatted(line.hashCode(), stream);
        return stage.sandbox().folder().resolve(name);
    }
}
