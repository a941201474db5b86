package dev.pghaven.sandbox.azure;

import static dev.pghaven.sandbox.azure.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import com.azure.core.credential.TokenCredential;
import com.azure.core.credential.TokenRequestContext;
import com.azure.core.http.HttpHeaderName;
import com.azure.core.management.exception.ManagementException;
import com.azure.resourcemanager.msi.fluent.FederatedIdentityCredentialsClient;
import com.azure.resourcemanager.msi.fluent.models.FederatedIdentityCredentialInner;
import dev.pghaven.sandbox.faults.HttpFault;
import dev.pghaven.sandbox.identity.ServiceAccount;
import dev.pghaven.sandbox.network.HostPort;
import dev.pghaven.sandbox.network.Network;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The real Azure SDK logs in by workload identity and works with the emulated Resource Manager. */
class AzureServerIT {
    private static final Network NETWORK = new Network(222);
    private static final HostPort ADDRESS = NETWORK.azure();
    private static final String GROUP = AzureNames.RESOURCE_GROUP;
    private static final String POD_IDENTITY = AzureNames.POD_IDENTITY.name();
    private static final Duration WRITE_TIME = Duration.ofMillis(150);

    private static RunningAzure azure;
    private static AzureSdk sdk;
    private static TokenCredential provisioner;

    @BeforeAll
    static void start(@TempDir Path folder) throws Exception {
        azure = new RunningAzure(NETWORK, folder, WRITE_TIME);
        sdk = azure.sdk;
        provisioner = azure.login(AzureNames.PROVISIONER_IDENTITY, AzureNames.PROVISIONER);
    }

    @AfterAll
    static void stop() throws Exception {
        azure.stop();
    }

    @AfterEach
    void tidy() {
        azure.server.armFaults().clear();
        azure.server.entraFaults().clear();
        credentials().list(GROUP, POD_IDENTITY).stream()
                .forEach(it -> credentials().delete(GROUP, POD_IDENTITY, it.name()));
    }

    @Test
    void saysWhichIssuerTheClusterHas() {
        var cluster =
                sdk.clusters(provisioner)
                        .kubernetesClusters()
                        .getByResourceGroup(GROUP, AzureNames.AKS);

        assertThat(cluster.innerModel().oidcIssuerProfile().issuerUrl())
                .isEqualTo(AzureNames.issuerUrl(ADDRESS))
                .endsWith("/");
        assertThat(cluster.nodeResourceGroup()).isEqualTo("MC_rg-pghaven_aks-pghaven_westus3");
    }

    @Test
    void saysWhoTheIdentityIs() {
        var identity =
                sdk.identities(provisioner).identities().getByResourceGroup(GROUP, POD_IDENTITY);

        assertThat(identity.clientId()).isEqualTo(AzureNames.POD_IDENTITY.clientId().toString());
        assertThat(identity.tenantId()).isEqualTo(AzureNames.TENANT.toString());
    }

    @Test
    void createsReadsListsAndDeletesACredential() {
        var wish = credential("system:serviceaccount:orders:orders");
        assertThat(put("orders", wish).subject()).isEqualTo("system:serviceaccount:orders:orders");

        var read = credentials().get(GROUP, POD_IDENTITY, "orders");
        assertThat(read.issuer()).isEqualTo(AzureNames.issuerUrl(ADDRESS));
        assertThat(read.audiences()).containsExactly("api://AzureADTokenExchange");
        assertThat(credentials().list(GROUP, POD_IDENTITY)).hasSize(1);

        credentials().delete(GROUP, POD_IDENTITY, "orders");
        credentials().delete(GROUP, POD_IDENTITY, "orders");
        assertRefused(() -> credentials().get(GROUP, POD_IDENTITY, "orders"), 404, "NotFound");
    }

    @Test
    void puttingTheSameAgainChangesNothing() {
        put("orders", credential("system:serviceaccount:orders:orders"));
        put("orders", credential("system:serviceaccount:orders:orders"));

        assertThat(credentials().list(GROUP, POD_IDENTITY)).hasSize(1);
    }

    @Test
    void refusesWhatAzureRefuses() {
        put("orders", credential("system:serviceaccount:orders:orders"));

        assertRefused(() -> put("x", credential("a")), 400, "BadRequest");
        assertRefused(
                () -> put("two-audiences", credential("a").withAudiences(List.of("a", "b"))),
                400,
                "BadRequest");
        assertRefused(
                () -> put("other", credential("system:serviceaccount:orders:orders")),
                400,
                "BadRequest");
    }

    @Test
    void takesTwentyCredentialsAndNoMore() {
        IntStream.range(0, 20).forEach(it -> put("number-" + it, credential("subject-" + it)));

        assertRefused(() -> put("number-20", credential("subject-20")), 400, "BadRequest");
        put("number-19", credential("subject-changed"));
    }

    @Test
    void refusesASecondWriteWhileTheFirstIsGoingOn() {
        var outcomes =
                Flux.merge(
                                outcomeOf("first", credential("a")),
                                outcomeOf("second", credential("b")))
                        .collectList()
                        .block();

        assertThat(outcomes)
                .containsExactlyInAnyOrder(
                        "written",
                        "ConcurrentFederatedIdentityCredentialsWritesForSingleManagedIdentity");
    }

    @Test
    void namesWhatIsNotThere() {
        assertRefused(
                () -> credentials().list(GROUP, "nobody").stream().count(),
                404,
                "ResourceNotFound");
        assertRefused(
                () -> credentials().list("elsewhere", POD_IDENTITY).stream().count(),
                404,
                "ResourceGroupNotFound");
    }

    @Test
    void anUntrustedSubjectGetsNoToken() {
        var stranger =
                azure.tokens.project(new ServiceAccount("default", "default"), "uid").azure();
        var client = AzureNames.PROVISIONER_IDENTITY.clientId();

        // The workload identity credential of the SDK says no more than "400"; MSAL says why.
        assertThatThrownBy(() -> tokenOf(sdk.workloadIdentity(client, stranger)))
                .hasRootCauseInstanceOf(IOException.class)
                .hasStackTraceContaining("400");
        assertThatThrownBy(() -> tokenOf(sdk.clientAssertion(client, stranger)))
                .hasMessageContaining("AADSTS70021")
                .hasMessageContaining("system:serviceaccount:default:default");
    }

    @Test
    void msalExchangesATokenToo() {
        var file = azure.tokens.project(AzureNames.PROVISIONER, "uid").azure();
        var login = sdk.clientAssertion(AzureNames.PROVISIONER_IDENTITY.clientId(), file);

        assertThat(tokenOf(login)).isNotBlank();
    }

    @Test
    void aCredentialMadeThroughResourceManagerLetsItsSubjectIn() {
        var account = new ServiceAccount("orders", "orders");
        var login = azure.login(AzureNames.POD_IDENTITY, account);
        put("orders", credential(account.subject()));

        assertThat(tokenOf(login)).isNotBlank();
    }

    @Test
    void anIdentityWithoutARoleIsForbidden() {
        var account = new ServiceAccount("orders", "orders");
        var login = azure.login(AzureNames.POD_IDENTITY, account);
        put("orders", credential(account.subject()));

        assertRefused(
                () -> sdk.identities(login).identities().getByResourceGroup(GROUP, POD_IDENTITY),
                403,
                "AuthorizationFailed");
    }

    @Test
    void throttlesWhenToldTo() {
        azure.server
                .armFaults()
                .set(
                        new HttpFault(
                                Optional.of(429),
                                1,
                                Optional.of(1),
                                Duration.ZERO,
                                false,
                                false,
                                Optional.of(Duration.ofSeconds(1)),
                                Set.of("GET"),
                                Pattern.compile("federatedIdentityCredentials"),
                                Optional.empty()));

        assertThatThrownBy(() -> credentials().list(GROUP, POD_IDENTITY).stream().count())
                .asInstanceOf(type(ManagementException.class))
                .satisfies(it -> {
                    assertThat(it.getResponse().getStatusCode()).isEqualTo(429);
                    assertThat(it.getResponse().getHeaderValue(HttpHeaderName.RETRY_AFTER))
                            .isEqualTo("1");
                });
        assertThat(credentials().list(GROUP, POD_IDENTITY)).isEmpty();
    }

    private static Mono<String> outcomeOf(String name, FederatedIdentityCredentialInner wish) {
        return credentials()
                .createOrUpdateWithResponseAsync(GROUP, POD_IDENTITY, name, wish)
                .map(it -> "written")
                .onErrorResume(ManagementException.class, e -> Mono.just(e.getValue().getCode()));
    }

    private static FederatedIdentityCredentialsClient credentials() {
        return sdk.identities(provisioner).serviceClient().getFederatedIdentityCredentials();
    }

    private static FederatedIdentityCredentialInner put(
            String name, FederatedIdentityCredentialInner wish) {
        return credentials().createOrUpdate(GROUP, POD_IDENTITY, name, wish);
    }

    private static FederatedIdentityCredentialInner credential(String subject) {
        return new FederatedIdentityCredentialInner()
                .withIssuer(AzureNames.issuerUrl(ADDRESS))
                .withSubject(subject)
                .withAudiences(List.of("api://AzureADTokenExchange"));
    }

    private static String tokenOf(TokenCredential login) {
        var management =
                new TokenRequestContext().addScopes("https://management.azure.com/.default");
        return login.getTokenSync(management).getToken();
    }
}
