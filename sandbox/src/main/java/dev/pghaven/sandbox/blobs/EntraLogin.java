package dev.pghaven.sandbox.blobs;

import com.azure.core.credential.AccessToken;
import com.azure.core.credential.TokenCredential;
import com.azure.core.credential.TokenRequestContext;
import dev.pghaven.sandbox.azure.AzureNames;
import dev.pghaven.sandbox.identity.ServiceAccountTokens;
import dev.pghaven.sandbox.network.HostPort;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
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
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import reactor.core.publisher.Mono;

/** A pod's way in: its service account's token, exchanged at Entra. Failures keep Entra's code. */
record EntraLogin(HttpClient http, HostPort entra, ServiceAccountTokens tokens, PodIdentity pod)
        implements TokenCredential {
    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final Duration ASSERTION_LIFETIME = Duration.ofHours(1);
    private static final String JWT_BEARER =
            "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";

    @Override
    public Mono<AccessToken> getToken(TokenRequestContext wanted) {
        return Mono.fromCallable(() -> getTokenSync(wanted));
    }

    @Override
    public AccessToken getTokenSync(TokenRequestContext wanted) {
        var answer = send(request(String.join(" ", wanted.getScopes())));
        var body = new JsonObject(answer.body());
        if (answer.statusCode() != 200) {
            throw new IllegalStateException(body.getString("error_description", "" + body));
        }
        var expiry = OffsetDateTime.now(ZoneOffset.UTC).plusSeconds(body.getLong("expires_in"));
        return new AccessToken(body.getString("access_token"), expiry);
    }

    private HttpRequest request(String scope) {
        var form =
                Map.of(
                        "grant_type",
                        "client_credentials",
                        "client_id",
                        pod.requireClientId(),
                        "client_assertion_type",
                        JWT_BEARER,
                        "client_assertion",
                        assertion(),
                        "scope",
                        scope);
        return HttpRequest.newBuilder(endpoint())
                .timeout(LIMIT)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(encoded(form)))
                .build();
    }

    private URI endpoint() {
        return URI.create("https://%s/%s/oauth2/v2.0/token".formatted(entra, AzureNames.TENANT));
    }

    /** What the kubelet projects into the pod. */
    private String assertion() {
        var audience = List.of(ServiceAccountTokens.AZURE);
        return tokens.issue(pod.account(), audience, ASSERTION_LIFETIME).token();
    }

    private static String encoded(Map<String, String> form) {
        return form.entrySet().stream()
                .map(it ->
                        it.getKey()
                                + "="
                                + URLEncoder.encode(it.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    private HttpResponse<String> send(HttpRequest request) {
        try {
            return http.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot reach Entra: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while Entra was asked for a token", e);
        }
    }
}
