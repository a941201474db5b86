package dev.pghaven.operations.quarkus;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class OwnAudienceTest {
    private static final Optional<String> ISSUER =
            Optional.of("https://login.example.com/tenant/v2.0");

    @Test
    void anIssuerNeedsAnAudience() {
        assertRefused(Optional.empty());
        assertRefused(Optional.of(List.of("any")));
        assertRefused(Optional.of(List.of("pghaven", "any")));
    }

    private static void assertRefused(Optional<List<String>> audience) {
        assertThatThrownBy(() -> new OwnAudience(ISSUER, audience).onStart(null))
                .hasMessageContaining("quarkus.oidc.token.audience")
                .hasMessageContaining("quarkus.oidc.auth-server-url");
    }

    @Test
    void tokensForUsAreTaken() {
        var ours = Optional.of(List.of("pghaven"));

        assertThatCode(() -> new OwnAudience(ISSUER, ours).onStart(null))
                .doesNotThrowAnyException();
    }

    @Test
    void withoutALoginThereIsNoAudience() {
        assertThatCode(() -> new OwnAudience(Optional.empty(), Optional.empty()).onStart(null))
                .doesNotThrowAnyException();
    }
}
