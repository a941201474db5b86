package dev.pghaven.sandbox.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProjectedTokensTest {
    private static final ServiceAccount ACCOUNT =
            new ServiceAccount("pghaven-system", "provisioner");

    @TempDir Path folder;
    private Issuer issuer;

    @BeforeEach
    void issuer() {
        var key = SigningKey.open(folder.resolve("key.jwk"));
        issuer = new Issuer("https://oidc.sandbox.test:8443/t/c/", key, Clock.systemUTC());
    }

    @Test
    void writesATokenForEachAudience() throws Exception {
        try (var tokens = tokens(Duration.ofHours(1))) {
            var files = tokens.project(ACCOUNT, "uid-1");

            assertThat(files.azure())
                    .isEqualTo(folder.resolve("tokens/pghaven-system/provisioner/azure-token"));
            assertThat(claims(files.azure()).getAudience())
                    .containsExactly("api://AzureADTokenExchange");
            assertThat(claims(files.kubernetes()).getAudience())
                    .containsExactly("https://kubernetes.default.svc.cluster.local");
            assertThat(claims(files.azure()).getSubject())
                    .isEqualTo("system:serviceaccount:pghaven-system:provisioner");
            assertThat(claims(files.azure()).getJSONObjectClaim("kubernetes.io"))
                    .containsEntry("namespace", "pghaven-system")
                    .containsEntry("serviceaccount", Map.of("name", "provisioner", "uid", "uid-1"));
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(files.azure())))
                    .isEqualTo("rw-------");
        }
    }

    @Test
    void renewsBeforeTheTokenExpires() throws Exception {
        try (var tokens = tokens(Duration.ofSeconds(2))) {
            var files = tokens.project(ACCOUNT, "uid-1");
            var first = Files.readString(files.azure());

            await().atMost(Duration.ofSeconds(5))
                    .until(() -> !Files.readString(files.azure()).equals(first));

            assertThat(issuer.verify(Files.readString(files.azure())))
                    .isInstanceOf(Verification.Valid.class);
        }
    }

    @Test
    void theKeySurvivesARestart() {
        var token =
                new ServiceAccountTokens(issuer)
                        .issue(ACCOUNT, List.of("a"), Duration.ofMinutes(1))
                        .token();

        var reopened = SigningKey.open(folder.resolve("key.jwk"));

        assertThat(new Issuer(issuer.url(), reopened, Clock.systemUTC()).verify(token))
                .isInstanceOf(Verification.Valid.class);
    }

    @Test
    void publishesNoPrivateKey() {
        assertThat(issuer.publicKeys().toString())
                .contains("kid")
                .doesNotContain(" d=", " p=", " q=");
        assertThat(issuer.configuration())
                .containsAllEntriesOf(
                        Map.of(
                                "issuer",
                                issuer.url(),
                                "jwks_uri",
                                "https://oidc.sandbox.test:8443/t/c/openid/v1/jwks"));
    }

    private ProjectedTokens tokens(Duration lifetime) {
        return new ProjectedTokens(
                folder.resolve("tokens"), new ServiceAccountTokens(issuer), lifetime);
    }

    private static JWTClaimsSet claims(Path file) throws Exception {
        return SignedJWT.parse(Files.readString(file)).getJWTClaimsSet();
    }
}
