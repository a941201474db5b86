package dev.pghaven.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which of several installations a command talks to. */
class WhereTest {
    private static final String NOWHERE = "http://127.0.0.1:1";

    @TempDir private Path folder;

    private final Services services = new Services();

    @BeforeEach
    void answer() {
        services.answer("GET /failover-service/clusters", 200, "{\"clusters\": []}");
    }

    @AfterEach
    void close() {
        services.close();
    }

    @Test
    void anOptionGoesBeforeTheEnvironmentAndThatBeforeTheFile() throws IOException {
        var elsewhere = file("elsewhere", NOWHERE);
        var variables = Map.of("PGHAVEN_URL", NOWHERE, "PGHAVEN_CONFIG", elsewhere.toString());

        assertThat(run(variables, "clusters", "--url", services.url())).isZero();
        assertThat(
                        run(
                                Map.of("PGHAVEN_URL", services.url()),
                                "clusters",
                                "--config",
                                elsewhere.toString()))
                .isZero();
        assertThat(run(variables, "clusters")).isEqualTo(3);
    }

    @Test
    void aFileIsNamedByOptionOrEnvironment() throws IOException {
        var here = file("here", services.url()).toString();
        var elsewhere = file("elsewhere", NOWHERE).toString();

        assertThat(run(Map.of("PGHAVEN_CONFIG", here), "clusters")).isZero();
        assertThat(run(Map.of("PGHAVEN_CONFIG", elsewhere), "clusters", "--config", here)).isZero();
    }

    @Test
    void theSandboxOfThisMachineIsMeantWhereNothingElseIs() throws IOException {
        var local =
                Optional.of(
                        file(
                                "sandbox",
                                "failover-service=" + services.url() + "/failover-service"));

        assertThat(Run.of(new Environment(Map.of(), local), "clusters").status()).isZero();
        assertThat(
                        Run.of(new Environment(Map.of("PGHAVEN_URL", NOWHERE), local), "clusters")
                                .status())
                .isEqualTo(3);
    }

    /** Its Kafka would be asked beside the services of another. */
    @Test
    void nothingOfTheSandboxIsMixedWithAnotherInstallation() throws IOException {
        var local = file("sandbox", services.url());
        Files.writeString(local, "bootstrap-servers=" + "127.0.0.1:1");
        var elsewhere = new Environment(Map.of("PGHAVEN_URL", NOWHERE), Optional.of(local));

        assertThat(Run.of(elsewhere, "events").err()).contains("nothing says where Kafka is");
    }

    private Path file(String name, String url) throws IOException {
        return Files.writeString(folder.resolve(name), "url=" + url);
    }

    private static int run(Map<String, String> variables, String... arguments) {
        return Run.of(variables, arguments).status();
    }
}
