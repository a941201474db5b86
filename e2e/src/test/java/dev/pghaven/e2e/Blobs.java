package dev.pghaven.e2e;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pghaven.testkit.SandboxProcess;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Map;
import java.util.stream.Collectors;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/**
 * The archive, entered as the backup service may: what tests break on purpose. Everything is called
 * by its address, because this JVM reads no hosts file.
 */
final class Blobs {
    private static final char[] TRUST_STORE_PASSWORD = "changeit".toCharArray();

    private final SandboxProcess sandbox;
    private final HttpClient http;

    Blobs(SandboxProcess sandbox) {
        this.sandbox = sandbox;
        this.http = HttpClient.newBuilder().sslContext(trustTheSandbox()).build();
    }

    void delete(String name) {
        var request =
                HttpRequest.newBuilder(URI.create(container() + "/" + name))
                        .header("Authorization", "Bearer " + token())
                        .header("x-ms-version", "2023-11-03")
                        .DELETE()
                        .build();
        var status = send(request).status();
        if (status != 202) {
            throw new IllegalStateException("deleting " + name + " answered " + status);
        }
    }

    private String container() {
        var account = URI.create(sandbox.endpoint("/blobs/url"));
        return "https://%s.0.6:%d/%s/%s"
                .formatted(
                        sandbox.endpoint("/network"),
                        account.getPort(),
                        account.getHost().split("\\.")[0],
                        sandbox.endpoint("/blobs/container"));
    }

    private String token() {
        var form =
                Map.of(
                        "client_id", sandbox.endpoint("/azure/backupService/clientId"),
                        "client_assertion_type",
                                "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
                        "client_assertion", sandbox.file("/azure/backupService/tokenFile"),
                        "grant_type", "client_credentials",
                        "scope", "https://storage.azure.com/.default");
        var authority = URI.create(sandbox.endpoint("/azure/authorityHost"));
        var request =
                HttpRequest.newBuilder(
                                URI.create(
                                        "https://%s.0.4:%d/%s/oauth2/v2.0/token"
                                                .formatted(
                                                        sandbox.endpoint("/network"),
                                                        authority.getPort(),
                                                        sandbox.endpoint("/azure/tenantId"))))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(encoded(form)))
                        .build();
        return read(send(request).body());
    }

    private static String read(String answer) {
        try {
            return new ObjectMapper().readTree(answer).path("access_token").asText();
        } catch (IOException e) {
            throw new IllegalStateException("Entra's answer is not JSON", e);
        }
    }

    private record Answer(int status, String body) {}

    private Answer send(HttpRequest request) {
        try {
            var answer = http.send(request, BodyHandlers.ofString());
            return new Answer(answer.statusCode(), answer.body());
        } catch (IOException e) {
            throw new IllegalStateException("cannot reach " + request.uri(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    private static String encoded(Map<String, String> form) {
        return form.entrySet().stream()
                .map(it ->
                        it.getKey()
                                + "="
                                + URLEncoder.encode(it.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    private SSLContext trustTheSandbox() {
        try (var file = Files.newInputStream(Path.of(sandbox.endpoint("/files/trustStore")))) {
            var store = KeyStore.getInstance("PKCS12");
            store.load(file, TRUST_STORE_PASSWORD);
            var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(store);
            var context = SSLContext.getInstance("TLS");
            context.init(null, trust.getTrustManagers(), null);
            return context;
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException("cannot trust the sandbox", e);
        }
    }
}
