package dev.pghaven.exposure.prober;

import dev.pghaven.exposure.ContractConfiguration.Prober;
import dev.pghaven.exposure.contract.ProberReport;
import dev.pghaven.exposure.contract.ProberReport.Answer;
import dev.pghaven.prober.Probe;
import dev.pghaven.prober.Sighting;
import dev.pghaven.prober.Wire;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** One prober, asked over HTTP. */
record HttpProber(String name, Prober config) {
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(3)).build();
    private static final int OK = 200;
    private static final HttpResponse.BodyHandler<String> BODY =
            HttpResponse.BodyHandlers.limiting(HttpResponse.BodyHandlers.ofString(), 64 * 1024);

    /** For the way there and back, beyond what the look takes. */
    private static final Duration WAY = Duration.ofSeconds(1);

    ProberReport look(Probe probe) {
        return new ProberReport(name, config.expect(), ask(probe));
    }

    private Answer ask(Probe probe) {
        try {
            var answer = CLIENT.send(request(probe), BODY);
            return answer.statusCode() == OK
                    ? saw(answer.body())
                    : silent("it answers %d: %s".formatted(answer.statusCode(), answer.body()));
        } catch (IOException e) {
            return silent(String.valueOf(e.getMessage()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return silent("nobody waits for it any more");
        }
    }

    private Answer saw(String body) {
        try {
            return new Answer.Saw(Wire.read(body, Sighting.class));
        } catch (IllegalArgumentException e) {
            return silent(String.valueOf(e.getMessage()));
        }
    }

    private HttpRequest request(Probe probe) throws IOException {
        var token = BearerToken.in(config.tokenFile());
        return HttpRequest.newBuilder(probes())
                .timeout(Duration.ofMillis(probe.timeoutMillis()).plus(WAY))
                .header("Content-Type", "application/json")
                .header("Authorization", "Bearer " + token)
                .POST(HttpRequest.BodyPublishers.ofString(Wire.write(probe)))
                .build();
    }

    /** Below the path of the URL, if it has one. */
    private URI probes() {
        return URI.create(config.url().toString().replaceAll("/+$", "") + "/probes");
    }

    private Answer silent(String reason) {
        return new Answer.Silent("prober %s: %s".formatted(name, reason));
    }
}
