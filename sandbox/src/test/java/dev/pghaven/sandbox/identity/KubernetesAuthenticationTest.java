package dev.pghaven.sandbox.identity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pghaven.sandbox.apiserver.User;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KubernetesAuthenticationTest {
    private static final ServiceAccount ACCOUNT = new ServiceAccount("shop", "orders");

    private static Issuer issuer;
    private static Issuer stranger;

    @BeforeAll
    static void issuers(@TempDir Path folder) {
        var url = "https://oidc.sandbox.test:8443/t/c/";
        issuer = new Issuer(url, SigningKey.open(folder.resolve("a.jwk")), Clock.systemUTC());
        stranger = new Issuer(url, SigningKey.open(folder.resolve("b.jwk")), Clock.systemUTC());
    }

    @Test
    void aServiceAccountIsKnownByItsToken() {
        var token = token(issuer, ServiceAccountTokens.KUBERNETES, Duration.ofMinutes(1));

        assertThat(authentication().authenticate(token))
                .contains(
                        new User(
                                "system:serviceaccount:shop:orders",
                                List.of(
                                        "system:serviceaccounts",
                                        "system:serviceaccounts:shop",
                                        "system:authenticated")));
    }

    @Test
    void aTokenForAzureIsNoTokenForTheApiServer() {
        assertRefused(token(issuer, ServiceAccountTokens.AZURE, Duration.ofMinutes(1)));
    }

    @Test
    void refusesWhatIsOldForgedOrNoToken() {
        assertRefused(token(issuer, ServiceAccountTokens.KUBERNETES, Duration.ofSeconds(-1)));
        assertRefused(token(stranger, ServiceAccountTokens.KUBERNETES, Duration.ofMinutes(1)));
        assertRefused("no token");
    }

    @Test
    void theApiServerIssuesTokensForItselfUnlessAskedOtherwise() {
        var issued =
                new KubernetesTokens(new ServiceAccountTokens(issuer))
                        .issue("shop", "orders", "uid", List.of(), Duration.ofMinutes(10));

        assertThat(authentication().authenticate(issued.value())).isPresent();
    }

    @Test
    void theAdministratorIsAMaster() {
        var token = token(issuer, ServiceAccountTokens.KUBERNETES, Duration.ofMinutes(1));

        assertThat(new KubernetesAuthentication(issuer, ACCOUNT).authenticate(token).orElseThrow())
                .satisfies(it -> assertThat(it.groups()).contains("system:masters"));
    }

    private static KubernetesAuthentication authentication() {
        return new KubernetesAuthentication(issuer, new ServiceAccount("kube-system", "admin"));
    }

    private static void assertRefused(String token) {
        assertThat(authentication().authenticate(token)).isEmpty();
    }

    private static String token(Issuer by, String audience, Duration lifetime) {
        return new ServiceAccountTokens(by).issue(ACCOUNT, List.of(audience), lifetime).token();
    }
}
