package dev.pghaven.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is said, and with which exit status, where nothing comes of a command. */
class RefusalsTest {
    private static final String PROMOTIONS =
            "POST /failover-service/clusters/shop/ledger/promotions";

    @TempDir private static Path folder;

    private final Services services = new Services();

    @AfterEach
    void close() {
        services.close();
    }

    @ParameterizedTest
    @CsvSource({
        "400, 2", "422, 2", "413, 2", "401, 4", "403, 4", "404, 4", "409, 4", "429, 3", "500, 3",
        "503, 3"
    })
    void theAnswersStatusDecides(int code, int exit) {
        services.answer(
                PROMOTIONS,
                code,
                """
                {"title": "No", "status": %d, "detail": "The request breaks rules.",
                 "violations": [{"field": "instance", "rule": "must be a standby"}]}
                """
                        .formatted(code));

        var run = promote(Map.of("PGHAVEN_URL", services.url()));

        assertThat(run.status()).isEqualTo(exit);
        assertThat(run.err())
                .isEqualTo(
                        """
                        pghaven: the failover-service answers %d: The request breaks rules.
                          instance must be a standby
                        """
                                .formatted(code));
        assertThat(run.out()).isEmpty();
    }

    @Test
    void whatIsNoProblemDocumentIsQuoted() {
        services.answer(PROMOTIONS, 502, "<html>Bad Gateway</html>");

        assertThat(promote(Map.of("PGHAVEN_URL", services.url())).err())
                .contains("answers 502: <html>Bad Gateway</html>");
    }

    @Test
    void aStrangerWhoAnswersIsNotTakenForAService() {
        services.answer("GET /failover-service/clusters", 200, "<html>Welcome</html>");

        var run = Run.of(Map.of("PGHAVEN_URL", services.url()), "clusters");

        assertThat(run.status()).isEqualTo(3);
        assertThat(run.err()).contains("not JSON");
    }

    @Test
    void whoDoesNotListenIsNamed() {
        services.close();

        var run = promote(Map.of("PGHAVEN_URL", services.url()));

        assertThat(run.status()).isEqualTo(3);
        assertThat(run.err()).contains("cannot reach the failover-service at " + services.url());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "status",
                "status shop",
                "promote shop/ledger",
                "drill shop/ledger",
                "drill shop/ledger --rto soon",
                "verify shop/ledger --random --backup 20261122T041500",
                "verify shop/ledger --wait --no-wait",
                "expose shop/ledger",
                "expose shop/ledger --public-ip pip --internal",
                "clusters --output xml",
                "operation 7",
                "submit",
                "nonsense"
            })
    void misuseIsToldInTwoLines(String line) {
        var run = Run.of(Map.of("PGHAVEN_URL", services.url()), line.split(" "));

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err().lines()).hasSize(2).last().asString().startsWith("See: pghaven");
        assertThat(services.received()).isEmpty();
    }

    @Test
    void whereNothingSaysWhatIsMeantTheSandboxIsNamed() {
        var run = Run.of(Map.of(), "clusters");

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err()).contains("./pghaven sandbox", "--url");
        assertThat(Run.of(Map.of(), "events").err()).contains("where Kafka is");
    }

    @ParameterizedTest
    @CsvSource({
        "ftp://localhost, must be an http or https URL",
        "failover=http://localhost, there is no service 'failover'",
        "provisioner=http://localhost, nothing says where the failover-service is"
    })
    void anAddressThatCannotBeUsedIsToldWithItsRule(String url, String rule) {
        var run = Run.of(Map.of(), "clusters", "--url", url);

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err()).contains(rule);
    }

    @Test
    void theTokenIsSentAndReadAgain() throws IOException {
        var file = folder.resolve("token");
        services.answer("GET /failover-service/clusters", 200, "{\"clusters\": []}");
        var variables =
                Map.of("PGHAVEN_URL", services.url(), "PGHAVEN_TOKEN", "from-the-environment");

        Run.of(variables, "clusters");
        Files.writeString(file, "from-a-file\n");
        Run.of(variables, "clusters", "--token-file", file.toString());

        assertThat(services.received())
                .extracting(Services.Received::authorization)
                .containsExactly(
                        Optional.of("Bearer from-the-environment"),
                        Optional.of("Bearer from-a-file"));
    }

    @Test
    void aTokenDoesNotCrossANetworkInPlainText() {
        var run =
                Run.of(
                        Map.of("PGHAVEN_URL", "http://pghaven.example", "PGHAVEN_TOKEN", "secret"),
                        "clusters");

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err()).contains("a token goes over https").doesNotContain("secret");
    }

    @Test
    void filesThatCannotBeReadAreNamed() throws IOException {
        var noCertificate = Files.writeString(folder.resolve("ca.pem"), "");
        var variables = Map.of("PGHAVEN_URL", services.url());

        assertThat(Run.of(variables, "clusters", "--token-file", "nowhere").err())
                .contains("token-file: nowhere cannot be read");
        assertThat(Run.of(variables, "clusters", "--ca-file", noCertificate.toString()).err())
                .contains("ca-file: " + noCertificate, "it is empty");
        assertThat(Run.of(variables, "clusters", "--config", "nowhere").err())
                .contains("config: nowhere cannot be read");
        assertThat(Run.of(variables, "events", "--kafka-config", "nowhere").err())
                .contains("kafka-config: nowhere cannot be read");
    }

    private static Run promote(Map<String, String> variables) {
        return Run.of(variables, "promote", "shop/ledger", "ledger-2");
    }
}
