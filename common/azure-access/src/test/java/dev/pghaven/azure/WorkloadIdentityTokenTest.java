package dev.pghaven.azure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.azure.core.credential.AccessToken;
import com.azure.core.credential.TokenCredential;
import com.azure.core.credential.TokenRequestContext;
import com.azure.core.exception.ClientAuthenticationException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.security.oauthbearer.ClientJwtValidator;
import org.apache.kafka.common.security.oauthbearer.JwtRetrieverException;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

class WorkloadIdentityTokenTest {
    private static final Map<String, ?> EVENT_HUBS =
            Map.of(
                    "sasl.oauthbearer.scope",
                    "https://pghaven.servicebus.windows.net/.default",
                    "sasl.oauthbearer.scope.claim.name",
                    "scope",
                    "sasl.oauthbearer.sub.claim.name",
                    "sub");

    private final List<String> scopes = new ArrayList<>();

    @Test
    void asksForTheScopeThatKafkasClientIsTold() {
        var retriever = configured(request -> answer(request, "a.b.c"));

        assertThat(retriever.retrieve()).isEqualTo("a.b.c");
        assertThat(scopes).containsExactly("https://pghaven.servicebus.windows.net/.default");
    }

    /** Entra's tokens for applications have roles where others have a scope. */
    @Test
    void getsWhatKafkasClientTakesForAToken() {
        var now = Instant.now().getEpochSecond();
        var claims =
                "{\"sub\": \"the-principal\", \"iat\": %d, \"exp\": %d, \"roles\": []}"
                        .formatted(now, now + 3600);
        var retriever = configured(request -> answer(request, jwt(claims)));
        try (var validator = new ClientJwtValidator()) {
            validator.configure(EVENT_HUBS, "OAUTHBEARER", List.of());

            var token = validator.validate(retriever.retrieve());

            assertThat(token.principalName()).isEqualTo("the-principal");
            assertThat(token.lifetimeMs()).isEqualTo((now + 3600) * 1000);
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Test
    void saysWhatEntraSaid() {
        var retriever =
                configured(_ -> {
                    throw new ClientAuthenticationException("AADSTS700213: no match", null);
                });

        assertThatThrownBy(retriever::retrieve)
                .isInstanceOf(JwtRetrieverException.class)
                .hasMessageContaining("pghaven.servicebus.windows.net")
                .hasMessageContaining("AADSTS700213");
    }

    @Test
    void needsAScope() {
        var retriever = new WorkloadIdentityToken(() -> asking(_ -> Mono.empty()));

        assertThatThrownBy(() -> retriever.configure(Map.of(), "OAUTHBEARER", List.of()))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("sasl.oauthbearer.scope");
    }

    private interface Entra {
        Mono<AccessToken> answer(TokenRequestContext request);
    }

    private static TokenCredential asking(Entra entra) {
        return entra::answer;
    }

    private static WorkloadIdentityToken configured(Entra entra) {
        var retriever = new WorkloadIdentityToken(() -> asking(entra));
        retriever.configure(EVENT_HUBS, "OAUTHBEARER", List.of());
        return retriever;
    }

    private Mono<AccessToken> answer(TokenRequestContext request, String token) {
        scopes.addAll(request.getScopes());
        return Mono.just(new AccessToken(token, OffsetDateTime.now().plusHours(1)));
    }

    private static String jwt(String claims) {
        return part("{\"alg\": \"RS256\"}") + "." + part(claims) + "." + part("signature");
    }

    private static String part(String text) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
