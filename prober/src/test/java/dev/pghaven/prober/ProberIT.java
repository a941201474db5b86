package dev.pghaven.prober;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pghaven.prober.Sighting.Reach;
import dev.pghaven.testpostgres.PostgresServer;
import dev.pghaven.testpostgres.TestAuthority;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class ProberIT {
    private static final TestAuthority AUTHORITY = TestAuthority.named("orders");

    @TempDir private Path folder;

    private final HttpClient client = HttpClient.newHttpClient();
    private Path token;
    private PostgresServer server;
    private Prober prober;

    @BeforeEach
    void start() throws IOException {
        token = Files.writeString(folder.resolve("token"), "sesame\n");
        server = PostgresServer.create(AUTHORITY.serverFor("localhost"));
        prober =
                Prober.start(
                        Arguments.parse(
                                "--listen",
                                "127.0.0.1:0",
                                "--token-file",
                                token.toString(),
                                "--source-address",
                                "127.0.0.9",
                                "--allow",
                                "localhost:" + server.port()));
    }

    @AfterEach
    void stop() {
        prober.close();
        server.close();
    }

    @Test
    void saysWhatItMet() throws Exception {
        var answer = post("Bearer sesame", Wire.write(probe("localhost", server.port())));

        assertThat(answer.statusCode()).isEqualTo(200);
        var seen = Wire.read(answer.body(), Sighting.class);
        assertThat(seen.reach()).isEqualTo(Reach.ANSWERED);
        assertThat(seen.verified()).isTrue();
    }

    @Test
    void nobodyWithoutTheTokenMakesItLook() throws Exception {
        var body = Wire.write(probe("localhost", server.port()));

        assertThat(post("Bearer simsalabim", body).statusCode()).isEqualTo(401);
        Files.writeString(token, "");
        assertThat(post("Bearer ", body).statusCode()).isEqualTo(401);
    }

    @Test
    void aTokenThatIsChangedCountsAtOnce() throws Exception {
        Files.writeString(token, "abracadabra");

        var body = Wire.write(probe("localhost", server.port()));
        assertThat(post("Bearer abracadabra", body).statusCode()).isEqualTo(200);
        assertThat(post("Bearer sesame", body).statusCode()).isEqualTo(401);
    }

    @Test
    void whatIsNotOnItsListIsNotConnectedTo() throws Exception {
        var answer = post("Bearer sesame", Wire.write(probe("169.254.169.254", 80)));

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).contains("169.254.169.254:80");
    }

    @Test
    void badInputIsToldByItsField() throws Exception {
        var answer = post("Bearer sesame", "{\"host\":\"localhost\",\"port\":99999}");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("port must be from 1 to 65535, but is 99999");
    }

    private static Probe probe(String host, int port) {
        return new Probe(host, port, AUTHORITY.pem(), 5000);
    }

    private HttpResponse<String> post(String authorization, String body) throws Exception {
        var uri = URI.create("http://127.0.0.1:%d/probes".formatted(prober.address().getPort()));
        var request =
                HttpRequest.newBuilder(uri)
                        .header("Authorization", authorization)
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build();
        return client.send(request, HttpResponse.BodyHandlers.ofString());
    }
}
