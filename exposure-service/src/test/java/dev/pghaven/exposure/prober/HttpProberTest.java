package dev.pghaven.exposure.prober;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import dev.pghaven.exposure.ContractConfiguration.Expectation;
import dev.pghaven.exposure.ContractConfiguration.Prober;
import dev.pghaven.exposure.contract.ProberReport;
import dev.pghaven.exposure.contract.ProberReport.Answer;
import dev.pghaven.prober.Probe;
import dev.pghaven.prober.Sighting;
import dev.pghaven.prober.Sighting.Reach;
import dev.pghaven.prober.Wire;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class HttpProberTest {
    private static final Probe PROBE = new Probe("orders.test", 5432, "PEM", 200);
    private static final Sighting SEEN =
            new Sighting(List.of("203.0.113.7"), Reach.REFUSED, "a test", Optional.empty());

    @TempDir private Path folder;

    private HttpServer server;
    private Path token;
    private String path = "";

    @BeforeEach
    void start() throws IOException {
        token = Files.writeString(folder.resolve("token"), "sesame\n");
        server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void asksWithItsTokenAndReportsWhatWasSeen() {
        var asked = new AtomicReference<String>();
        var authorization = new AtomicReference<String>();
        answers(exchange -> {
            asked.set(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            authorization.set(exchange.getRequestHeaders().getFirst("Authorization"));
            respond(exchange, 200, Wire.write(SEEN));
        });

        assertThat(look())
                .isEqualTo(new ProberReport("berlin", Expectation.DENIED, new Answer.Saw(SEEN)));
        assertThat(Wire.read(asked.get(), Probe.class)).isEqualTo(PROBE);
        assertThat(authorization).hasValue("Bearer sesame");
    }

    @Test
    void aProberThatRefusesSaysNothingOfTheEndpoint() {
        answers(exchange -> respond(exchange, 403, "{\"error\":\"not on this prober's list\"}"));

        assertThat(silence()).contains("prober berlin", "403", "not on this prober's list");
    }

    @Test
    void neitherDoesOneThatAnswersNonsense() {
        answers(exchange -> respond(exchange, 200, "<html>"));

        assertThat(silence()).contains("prober berlin");
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "{\"addresses\":[]}", "[]", ""})
    void norOneWhoseAnswerIsNotWhole(String body) {
        answers(exchange -> respond(exchange, 200, body));

        assertThat(silence()).contains("prober berlin");
    }

    @Test
    void norOneThatAnswersWithoutEnd() {
        answers(exchange -> respond(exchange, 200, " ".repeat(65 * 1024) + Wire.write(SEEN)));

        assertThat(silence()).contains("prober berlin");
    }

    @Test
    void aPathOfItsUrlIsKept() {
        path = "/behind/";
        server.createContext(
                "/behind/probes", exchange -> respond(exchange, 200, Wire.write(SEEN)));

        assertThat(look().answer()).isEqualTo(new Answer.Saw(SEEN));
    }

    @Test
    void norOneThatIsGone() {
        server.stop(0);

        assertThat(silence()).contains("prober berlin");
    }

    @Test
    void norOneThatNeverAnswers() {
        answers(_ -> {});

        assertThat(silence()).contains("timed out");
    }

    @Test
    void norOneWhoseTokenCannotBeRead() throws IOException {
        Files.delete(token);

        assertThat(silence()).contains("token");
    }

    /** The report goes into the store, to Kafka and to whoever asks over REST. */
    @ParameterizedTest
    @ValueSource(
            strings = {"first-line\nsecond-line", "first-line second-line", "", "first-line\u00e9"})
    void aTokenOfNoUseIsNamedByItsFileAndNeverSaid(String content) throws IOException {
        Files.writeString(token, content);

        assertThat(silence()).contains("token file " + token, "visible ASCII");
        assertThat(look().toString()).doesNotContain("first-line", "second-line");
    }

    @Test
    void norIsATokenThatIsNoText() throws IOException {
        Files.write(token, new byte[] {(byte) 0xC3, (byte) 0x28});

        assertThat(silence()).contains("token file " + token);
    }

    private void answers(HttpHandler handler) {
        server.createContext("/probes", handler);
    }

    private static void respond(HttpExchange exchange, int status, String body) throws IOException {
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private String silence() {
        return ((Answer.Silent) look().answer()).reason();
    }

    private ProberReport look() {
        return new HttpProber("berlin", new Berlin()).look(PROBE);
    }

    /** Its source address should be denied. */
    private final class Berlin implements Prober {
        @Override
        public URI url() {
            return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
        }

        @Override
        public Expectation expect() {
            return Expectation.DENIED;
        }

        @Override
        public Path tokenFile() {
            return token;
        }
    }
}
