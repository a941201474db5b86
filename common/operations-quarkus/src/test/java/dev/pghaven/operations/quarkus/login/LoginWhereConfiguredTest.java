package dev.pghaven.operations.quarkus.login;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LoginWhereConfiguredTest {
    private static final String ISSUER = "quarkus.oidc.auth-server-url";
    private static final String LOGIN = "quarkus.oidc.tenant-enabled";

    @Test
    void thereIsALoginWhereAnIssuerIsNamed() {
        assertThat(login(Map.of(ISSUER, "https://login.example.com/tenant/v2.0"))).isTrue();
    }

    @Test
    void thereIsNoneWithoutAnIssuer() {
        assertThat(login(Map.of())).isFalse();
    }

    private static boolean login(Map<String, String> settings) {
        return new SmallRyeConfigBuilder()
                .withSources(new PropertiesConfigSource(settings, "environment", 300))
                .withSources(new LoginWhereConfigured())
                .build()
                .getValue(LOGIN, Boolean.class);
    }
}
