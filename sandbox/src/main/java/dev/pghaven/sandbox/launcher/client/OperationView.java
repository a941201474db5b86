package dev.pghaven.sandbox.launcher.client;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** Asks a service over REST how an operation is getting on. */
public record OperationView(HttpClient http, URI service) {

    /** What the operation waits for; empty when it does not wait or has ended. */
    public String waitingFor(String operation) {
        try {
            var request =
                    HttpRequest.newBuilder(service.resolve("/operations/" + operation))
                            .header("Accept", "application/json")
                            .timeout(Duration.ofSeconds(5))
                            .build();
            var answer = http.send(request, HttpResponse.BodyHandlers.ofString());
            return new ObjectMapper().readTree(answer.body()).path("waitingFor").asText();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while asking for an operation", e);
        }
    }
}
