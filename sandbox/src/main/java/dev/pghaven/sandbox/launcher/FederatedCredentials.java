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
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** Reads the federated credentials of the pods' identity at ARM, logged in as the provisioner. */
record FederatedCredentials(HttpClient http, Endpoints endpoints) {
    private static final String API_VERSION = "2024-11-30";

    static FederatedCredentials of(Endpoints endpoints) throws IOException {
        return new FederatedCredentials(
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

    List<String> names() throws IOException, InterruptedException {
        var identity =
                "%s/subscriptions/%s/resourceGroups/%s/providers/Microsoft.ManagedIdentity/userAssignedIdentities/%s"
                        .formatted(
                                endpoints.at("/azure/resourceManagerUrl").replaceAll("/$", ""),
                                endpoints.at("/azure/subscriptionId"),
                                endpoints.at("/azure/podIdentity/resourceGroup"),
                                endpoints.at("/azure/podIdentity/name"));
        var request =
                HttpRequest.newBuilder(
                                URI.create(
                                        identity
                                                + "/federatedIdentityCredentials?api-version="
                                                + API_VERSION))
                        .header("Authorization", "Bearer " + accessToken())
                        .build();
        return send(request).path("value").findValuesAsText("name");
    }

    private String accessToken() throws IOException, InterruptedException {
        var form =
                Map.of(
                        "grant_type",
                        "client_credentials",
                        "client_id",
                        endpoints.at("/azure/provisioner/clientId"),
                        "client_assertion_type",
                        "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
                        "client_assertion",
                        endpoints.contentAt("/azure/provisioner/tokenFile"),
                        "scope",
                        endpoints.at("/azure/resourceManagerUrl").replaceAll("/$", "")
                                + "/.default");
        var body =
                form.entrySet().stream()
                        .map(it ->
                                it.getKey()
                                        + "="
                                        + URLEncoder.encode(it.getValue(), StandardCharsets.UTF_8))
                        .collect(Collectors.joining("&"));
        var url =
                "%s/%s/oauth2/v2.0/token"
                        .formatted(
                                endpoints.at("/azure/authorityHost").replaceAll("/$", ""),
                                endpoints.at("/azure/tenantId"));
        var request =
                HttpRequest.newBuilder(URI.create(url))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build();
        return send(request).path("access_token").asText();
    }

    private JsonNode send(HttpRequest request) throws IOException, InterruptedException {
        var answer = http.send(request, HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new IOException(request.uri().getPath() + " answered " + answer.statusCode());
        }
        return new ObjectMapper().readTree(answer.body());
    }
}
