package dev.pghaven.sandbox.blobs;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import javax.net.ssl.SSLContext;

/** Creates a container, as the how-to's reader does with {@code az storage container create}. */
public record Container(SSLContext trust, String accountUrl, String token) {
    private static final int CREATED = 201;
    private static final int THERE_ALREADY = 409;

    public void ensure(String name) {
        int status = put(URI.create(accountUrl + "/" + name + "?restype=container"));
        if (status != CREATED && status != THERE_ALREADY) {
            throw new IllegalStateException(
                    "blob storage answered " + status + " to the creation of container " + name);
        }
    }

    private int put(URI container) {
        var request =
                HttpRequest.newBuilder(container)
                        .header("Authorization", "Bearer " + token)
                        .header("x-ms-version", "2023-11-03")
                        .PUT(BodyPublishers.noBody())
                        .build();
        try (var http = HttpClient.newBuilder().sslContext(trust).build()) {
            return http.send(request, BodyHandlers.discarding()).statusCode();
        } catch (IOException e) {
            throw new IllegalStateException("cannot create a container: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while a container is created", e);
        }
    }
}
