package dev.pghaven.sandbox.launcher;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Map;
import java.util.stream.Collectors;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** Calls the sandbox's Azure over HTTPS: tokens from Entra, and whatever they open. */
record AzureAccess(HttpClient http, Endpoints endpoints) {
    /** The resource that tokens for blobs are asked for. */
    static final String STORAGE = "https://storage.azure.com";

    private static final String STORAGE_VERSION = "2021-08-06";

    static AzureAccess of(Endpoints endpoints) throws IOException {
        return new AzureAccess(
                HttpClient.newBuilder().sslContext(trusting(endpoints)).build(), endpoints);
    }

    private static SSLContext trusting(Endpoints endpoints) throws IOException {
        try (InputStream file = Files.newInputStream(Path.of(endpoints.at("/files/trustStore")))) {
            var store = KeyStore.getInstance("PKCS12");
            store.load(file, "changeit".toCharArray());
            var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(store);
            var context = SSLContext.getInstance("TLS");
            context.init(null, trust.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IOException("the sandbox's trust store cannot be used: " + e.getMessage(), e);
        }
    }

    String resourceManager() {
        return withoutSlash("/azure/resourceManagerUrl");
    }

    String call(String method, String url, String body, String token)
            throws IOException, InterruptedException {
        var request =
                HttpRequest.newBuilder(URI.create(url))
                        .header("Authorization", "Bearer " + token)
                        .header("Content-Type", "application/json")
                        .header("x-ms-version", STORAGE_VERSION)
                        .method(method, HttpRequest.BodyPublishers.ofString(body))
                        .build();
        var answer = http.send(request, HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() / 100 != 2) {
            throw new IOException(
                    "%s %s answered %d: %s"
                            .formatted(
                                    method,
                                    request.uri().getPath(),
                                    answer.statusCode(),
                                    answer.body()));
        }
        return answer.body();
    }

    String provisionerToken(String resource) throws IOException, InterruptedException {
        var answer =
                login(
                        endpoints.at("/azure/provisioner/clientId"),
                        endpoints.contentAt("/azure/provisioner/tokenFile"),
                        resource);
        if (!answer.granted()) {
            throw new IOException("the provisioner's login was refused: " + answer.inWords());
        }
        return answer.body().path("access_token").asText();
    }

    /** Presents a service account's token to Entra. */
    Login login(String clientId, String assertion, String resource)
            throws IOException, InterruptedException {
        var form =
                Map.of(
                        "grant_type",
                        "client_credentials",
                        "client_id",
                        clientId,
                        "client_assertion_type",
                        "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
                        "client_assertion",
                        assertion,
                        "scope",
                        resource + "/.default");
        var url =
                "%s/%s/oauth2/v2.0/token"
                        .formatted(
                                withoutSlash("/azure/authorityHost"),
                                endpoints.at("/azure/tenantId"));
        var request =
                HttpRequest.newBuilder(URI.create(url))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(encoded(form)))
                        .build();
        var answer = http.send(request, HttpResponse.BodyHandlers.ofString());
        return new Login(new ObjectMapper().readTree(answer.body()));
    }

    private static String encoded(Map<String, String> form) {
        return form.entrySet().stream()
                .map(it ->
                        it.getKey()
                                + "="
                                + URLEncoder.encode(it.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    private String withoutSlash(String pointer) {
        return endpoints.at(pointer).replaceAll("/$", "");
    }

    /** What Entra answered; holds a token, so it is not printed. */
    record Login(JsonNode body) {
        boolean granted() {
            return body.hasNonNull("access_token");
        }

        String inWords() {
            return granted() ? "granted" : body.path("error_description").asText();
        }

        @Override
        public String toString() {
            return inWords();
        }
    }
}
