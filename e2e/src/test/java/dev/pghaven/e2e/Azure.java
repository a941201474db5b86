package dev.pghaven.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pghaven.testkit.SandboxProcess;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
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
 * Azure, entered as the backup service may: what tests break on purpose. Everything is called by
 * its address, because this JVM reads no hosts file.
 */
final class Azure {
    private static final char[] TRUST_STORE_PASSWORD = "changeit".toCharArray();

    private final SandboxProcess sandbox;
    private final HttpClient http;

    Azure(SandboxProcess sandbox) {
        this.sandbox = sandbox;
        this.http = HttpClient.newBuilder().sslContext(trustTheSandbox()).build();
    }

    String container() {
        var account = URI.create(sandbox.endpoint("/blobs/url"));
        return "https://%s.0.6:%d/%s/%s"
                .formatted(
                        sandbox.endpoint("/network"),
                        account.getPort(),
                        account.getHost().split("\\.")[0],
                        sandbox.endpoint("/blobs/container"));
    }

    /** The federated credentials of the identity that the clusters' pods have. */
    String podCredentials() {
        return "%s/subscriptions/%s/resourceGroups/%s/providers/Microsoft.ManagedIdentity/userAssignedIdentities/%s/federatedIdentityCredentials"
                .formatted(
                        control("/azure/resourceManagerUrl"),
                        sandbox.endpoint("/azure/subscriptionId"),
                        sandbox.endpoint("/azure/podIdentity/resourceGroup"),
                        sandbox.endpoint("/azure/podIdentity/name"));
    }

    private String control(String pointer) {
        var url = URI.create(sandbox.endpoint(pointer));
        return "https://%s.0.4:%d".formatted(sandbox.endpoint("/network"), url.getPort());
    }

    /** Calls storage; a refusal is a failure of the test. */
    byte[] storage(HttpRequest.Builder request) {
        return call(
                request.header("x-ms-version", "2023-11-03"), token("https://storage.azure.com"));
    }

    /** Calls Resource Manager. */
    JsonNode resourceManager(HttpRequest.Builder request) {
        var manager = sandbox.endpoint("/azure/resourceManagerUrl").replaceAll("/$", "");
        var answer = call(request.header("Content-Type", "application/json"), token(manager));
        return answer.length == 0 ? new ObjectMapper().nullNode() : tree(answer);
    }

    private byte[] call(HttpRequest.Builder request, String token) {
        var built = request.header("Authorization", "Bearer " + token).build();
        var answer = send(built);
        if (answer.statusCode() / 100 != 2) {
            throw new IllegalStateException(
                    "%s %s answered %d: %s"
                            .formatted(
                                    built.method(),
                                    built.uri(),
                                    answer.statusCode(),
                                    new String(answer.body(), StandardCharsets.UTF_8)));
        }
        return answer.body();
    }

    private String token(String resource) {
        var form =
                Map.of(
                        "client_id",
                        sandbox.endpoint("/azure/backupService/clientId"),
                        "client_assertion_type",
                        "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
                        "client_assertion",
                        sandbox.file("/azure/backupService/tokenFile"),
                        "grant_type",
                        "client_credentials",
                        "scope",
                        resource + "/.default");
        var url =
                "%s/%s/oauth2/v2.0/token"
                        .formatted(
                                control("/azure/authorityHost"),
                                sandbox.endpoint("/azure/tenantId"));
        var request =
                HttpRequest.newBuilder(URI.create(url))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(encoded(form)))
                        .build();
        return tree(send(request).body()).path("access_token").asText();
    }

    private static JsonNode tree(byte[] json) {
        try {
            return new ObjectMapper().readTree(json);
        } catch (IOException e) {
            throw new IllegalStateException("Azure's answer is not JSON", e);
        }
    }

    private HttpResponse<byte[]> send(HttpRequest request) {
        try {
            return http.send(request, BodyHandlers.ofByteArray());
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
