package dev.pghaven.sandbox.cnpg.archiving;

import com.azure.core.credential.AccessToken;
import com.azure.core.exception.ClientAuthenticationException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.stream.Collectors;

/** Exchanges a pod's token for one of Azure, as {@code AZURE_AUTHORITY_HOST} asks a pod to. */
public final class EntraEndpoint {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration LONGEST = Duration.ofSeconds(30);
    private static final String JWT_BEARER =
            "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";

    private final HttpClient http;
    private final URI token;

    /** {@code authority} with the tenant at its end; {@code http} must trust its certificate. */
    public EntraEndpoint(HttpClient http, URI authority) {
        this.http = http;
        this.token = URI.create(authority + "/oauth2/v2.0/token");
    }

    AccessToken exchange(String clientId, String assertion, String scope) {
        var form =
                Map.of(
                        "grant_type", "client_credentials",
                        "client_id", clientId,
                        "client_assertion_type", JWT_BEARER,
                        "client_assertion", assertion,
                        "scope", scope);
        var answer = send(form);
        var body = json(answer);
        if (answer.statusCode() != HttpURLConnection.HTTP_OK) {
            throw new ClientAuthenticationException(
                    body.path("error_description").asText("Entra answered no token"), null);
        }
        var expiry =
                OffsetDateTime.now(ZoneOffset.UTC).plusSeconds(body.path("expires_in").asLong());
        return new AccessToken(body.path("access_token").asText(), expiry);
    }

    private HttpResponse<String> send(Map<String, String> form) {
        var body =
                form.entrySet().stream()
                        .map(it -> it.getKey() + "=" + encoded(it.getValue()))
                        .collect(Collectors.joining("&"));
        var request =
                HttpRequest.newBuilder(token)
                        .timeout(LONGEST)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(body))
                        .build();
        try {
            return http.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new ClientAuthenticationException("cannot reach Entra: " + e, null, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ClientAuthenticationException("interrupted while Entra is asked", null, e);
        }
    }

    private static JsonNode json(HttpResponse<String> answer) {
        try {
            return JSON.readTree(answer.body());
        } catch (IOException e) {
            throw new ClientAuthenticationException("Entra's answer is no JSON", null, e);
        }
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
