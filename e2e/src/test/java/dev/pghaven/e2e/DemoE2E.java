package dev.pghaven.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pghaven.testkit.SandboxProgram;
import dev.pghaven.testkit.TestNetwork;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The README's first command, as a newcomer runs it. */
class DemoE2E {
    private static final int LIMIT_SECONDS = 420;

    @TempDir Path data;

    @Test
    void everyCheckHoldsAndNothingSurvives() throws Exception {
        var log = data.resolveSibling(data.getFileName() + "-demo.log");
        try (var demo =
                SandboxProgram.launcher(
                        log, "demo", "--data=" + data, "--network=" + TestNetwork.fresh())) {
            var secrets = new DemoSecrets(data);
            assertThat(secrets.lookUntilTheEndOf(demo.process(), LIMIT_SECONDS))
                    .as(demo.output())
                    .isTrue();

            assertThat(demo.process().exitValue()).as(demo.output()).isZero();
            var report = new ObjectMapper().readTree(data.resolve("report.json").toFile());
            assertThat(report.findValues("checks").stream().flatMap(DemoE2E::all))
                    .hasSizeGreaterThan(50)
                    .allMatch(DemoE2E::complete);
            assertThat(report.path("figures")).hasSizeGreaterThan(5);
            assertThat(data.resolve("report.html")).content().contains("Every check held");
            assertThat(ProcessHandle.allProcesses().filter(this::ofThisDemo)).isEmpty();
            assertNoneIsWrittenAnywhere(secrets.seen(), demo.output());
        }
    }

    /** The segments of Kafka's topics are among the logs. */
    private void assertNoneIsWrittenAnywhere(Set<String> secrets, String output)
            throws IOException {
        assertThat(secrets).hasSizeGreaterThan(4);
        assertThat(secrets).noneMatch(output::contains);
        assertThat(Leaks.files(data, DemoE2E::isReportOrLog, secrets)).isEmpty();

        Files.writeString(data.resolve("planted-report.json"), secrets.iterator().next());
        assertThat(Leaks.files(data, DemoE2E::isReportOrLog, secrets))
                .containsExactly("log planted-report.json");
    }

    private static boolean isReportOrLog(Path file) {
        var name = file.getFileName().toString();
        return name.endsWith(".log")
                || name.endsWith("report.json")
                || name.endsWith("report.html");
    }

    private static Stream<JsonNode> all(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }

    private static boolean complete(JsonNode check) {
        return check.path("ok").asBoolean()
                && check.hasNonNull("name")
                && check.hasNonNull("expected")
                && check.hasNonNull("observed")
                && check.hasNonNull("seconds");
    }

    private boolean ofThisDemo(ProcessHandle process) {
        return process.info().commandLine().orElse("").contains(data.toString());
    }
}
