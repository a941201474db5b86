package dev.pghaven.sandbox.entra;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pghaven.sandbox.entra.TokenAnswer.Denied;
import dev.pghaven.sandbox.entra.TokenAnswer.Granted;
import dev.pghaven.sandbox.identity.Issuer;
import dev.pghaven.sandbox.identity.ServiceAccount;
import dev.pghaven.sandbox.identity.ServiceAccountTokens;
import dev.pghaven.sandbox.identity.SigningKey;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TokenExchangeTest {
    private static final UUID TENANT = UUID.fromString("00000000-0000-0000-0000-000000000002");
    private static final String ISSUER = "https://oidc.sandbox.test:8443/t/c/";
    private static final String MANAGEMENT = "https://management.azure.com";
    private static final ServiceAccount ACCOUNT =
            new ServiceAccount("pghaven-system", "provisioner");
    private static final ManagedIdentity IDENTITY =
            new ManagedIdentity(
                    "rg", "mi", "westus3", Map.of(), UUID.randomUUID(), UUID.randomUUID());
    private static final FederatedCredential CREDENTIAL =
            new FederatedCredential("fic", ISSUER, ACCOUNT.subject(), ServiceAccountTokens.AZURE);
    private static final Duration LIFETIME = Duration.ofHours(1);

    private static SigningKey clusterKey;
    private static SigningKey entraKey;

    private final MovableClock clock = new MovableClock(Instant.parse("2026-11-22T12:00:00Z"));
    private Directory directory;
    private AccessTokens accessTokens;
    private TokenExchange exchange;

    @BeforeAll
    static void keys(@TempDir Path folder) {
        clusterKey = SigningKey.open(folder.resolve("cluster.jwk"));
        entraKey = SigningKey.open(folder.resolve("entra.jwk"));
    }

    @BeforeEach
    void tenant() {
        directory = new Directory(clock, Duration.ZERO);
        directory.put(IDENTITY);
        var issuer = new Issuer("https://sts.windows.net/" + TENANT + "/", entraKey, clock);
        accessTokens = new AccessTokens(TENANT, issuer, Set.of(MANAGEMENT));
        exchange = exchangeIn(directory);
    }

    @Test
    void grantsWhereACredentialTrustsTheSubject() {
        directory.putCredential(IDENTITY, CREDENTIAL);

        var granted = (Granted) exchange.exchange(request(assertion()));

        assertThat(accessTokens.clientOf(granted.accessToken(), Set.of(MANAGEMENT)))
                .contains(IDENTITY.clientId());
        assertThat(
                        accessTokens.clientOf(
                                granted.accessToken(), Set.of("https://storage.azure.com")))
                .as("for another resource")
                .isEmpty();
    }

    @Test
    void deniesWithoutACredential() {
        var denied = denied(request(assertion()));

        assertThat(denied.code()).isEqualTo(70021);
        assertThat(denied.status()).isEqualTo(400);
        assertThat(denied.description())
                .contains("AADSTS70021", ISSUER, ACCOUNT.subject(), ServiceAccountTokens.AZURE);
    }

    @Test
    void deniesAnotherSubjectIssuerAndAudience() {
        var other = new ServiceAccount("default", "default").subject();
        directory.putCredential(
                IDENTITY, new FederatedCredential("a", ISSUER, other, ServiceAccountTokens.AZURE));
        directory.putCredential(
                IDENTITY,
                new FederatedCredential(
                        "b", "https://else/", ACCOUNT.subject(), ServiceAccountTokens.AZURE));
        directory.putCredential(
                IDENTITY, new FederatedCredential("c", ISSUER, ACCOUNT.subject(), "api://else"));

        assertThat(denied(request(assertion())).code()).isEqualTo(70021);
    }

    @Test
    void deniesAfterTheCredentialWasRemoved() {
        directory.putCredential(IDENTITY, CREDENTIAL);
        directory.removeCredential(IDENTITY, "FIC");

        assertThat(denied(request(assertion())).code()).isEqualTo(70021);
    }

    @Test
    void aChangeTakesItsTimeToBite() {
        directory = new Directory(clock, Duration.ofSeconds(30));
        directory.put(IDENTITY);
        exchange = exchangeIn(directory);

        directory.putCredential(IDENTITY, CREDENTIAL);
        assertThat(exchange.exchange(request(assertion()))).isInstanceOf(Denied.class);
        clock.advance(Duration.ofSeconds(30));
        assertThat(exchange.exchange(request(assertion()))).isInstanceOf(Granted.class);

        directory.removeCredential(IDENTITY, CREDENTIAL.name());
        assertThat(exchange.exchange(request(assertion()))).isInstanceOf(Granted.class);
        clock.advance(Duration.ofSeconds(30));
        assertThat(exchange.exchange(request(assertion()))).isInstanceOf(Denied.class);
    }

    @Test
    void aReplacedCredentialTrustsTheNewSubjectOnly() {
        var other =
                new FederatedCredential(
                        "fic", ISSUER, "system:serviceaccount:a:b", ServiceAccountTokens.AZURE);
        directory.putCredential(IDENTITY, CREDENTIAL);
        directory.putCredential(IDENTITY, other);

        assertThat(exchange.exchange(request(assertion()))).isInstanceOf(Denied.class);
    }

    @Test
    void deniesAnExpiredAssertion() {
        directory.putCredential(IDENTITY, CREDENTIAL);
        var assertion = assertion();
        clock.advance(LIFETIME);

        var denied = denied(request(assertion));

        assertThat(denied.code()).isEqualTo(700024);
        assertThat(denied.status()).isEqualTo(401);
    }

    @Test
    void deniesAnAssertionThatTheIssuerDidNotSign() {
        directory.putCredential(IDENTITY, CREDENTIAL);
        var forger = new ServiceAccountTokens(new Issuer(ISSUER, entraKey, clock));
        var forged = forger.issue(ACCOUNT, List.of(ServiceAccountTokens.AZURE), LIFETIME);

        assertThat(denied(request(forged.token())).code()).isEqualTo(50013);
    }

    @Test
    void deniesAnUnknownClient() {
        directory.putCredential(IDENTITY, CREDENTIAL);

        var denied = denied(request(UUID.randomUUID().toString(), assertion(), MANAGEMENT));

        assertThat(denied.code()).isEqualTo(700016);
    }

    @Test
    void deniesAnUnknownResource() {
        directory.putCredential(IDENTITY, CREDENTIAL);

        var denied = denied(request(IDENTITY.clientId().toString(), assertion(), "https://else"));

        assertThat(denied.code()).isEqualTo(500011);
    }

    @Test
    void namesAMissingField() {
        var denied =
                denied(
                        TokenRequest.of(
                                TENANT.toString(),
                                Map.of("grant_type", "client_credentials")::get));

        assertThat(denied.code()).isEqualTo(900144);
        assertThat(denied.reason()).contains("client_id");
    }

    private TokenExchange exchangeIn(Directory tenant) {
        return new TokenExchange(
                TENANT, tenant, new Issuer(ISSUER, clusterKey, clock), accessTokens);
    }

    private Denied denied(TokenRequest request) {
        return (Denied) exchange.exchange(request);
    }

    private String assertion() {
        return new ServiceAccountTokens(new Issuer(ISSUER, clusterKey, clock))
                .issue(ACCOUNT, List.of(ServiceAccountTokens.AZURE), LIFETIME)
                .token();
    }

    private static TokenRequest request(String assertion) {
        return request(IDENTITY.clientId().toString(), assertion, MANAGEMENT);
    }

    private static TokenRequest request(String client, String assertion, String resource) {
        var form =
                Map.of(
                        "grant_type",
                        "client_credentials",
                        "client_id",
                        client,
                        "client_assertion_type",
                        "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
                        "client_assertion",
                        assertion,
                        "scope",
                        "openid profile " + resource + "/.default offline_access");
        return TokenRequest.of(TENANT.toString(), form::get);
    }
}
