package dev.pghaven.sandbox.azure;

import com.azure.core.credential.TokenCredential;
import com.azure.core.http.HttpClient;
import com.azure.core.http.jdk.httpclient.JdkHttpClientBuilder;
import com.azure.core.http.policy.FixedDelayOptions;
import com.azure.core.http.policy.RetryOptions;
import com.azure.core.management.AzureEnvironment;
import com.azure.core.management.profile.AzureProfile;
import com.azure.identity.ClientAssertionCredentialBuilder;
import com.azure.identity.WorkloadIdentityCredentialBuilder;
import com.azure.resourcemanager.compute.ComputeManager;
import com.azure.resourcemanager.containerservice.ContainerServiceManager;
import com.azure.resourcemanager.msi.MsiManager;
import com.azure.resourcemanager.network.NetworkManager;
import dev.pghaven.sandbox.network.HostPort;
import dev.pghaven.sandbox.pki.SandboxPki;
import dev.pghaven.sandbox.pki.TrustStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** The Azure SDK as the provisioner configures it, pointed at a sandbox by address. */
record AzureSdk(HostPort azure, HttpClient http) {

    static AzureSdk against(HostPort azure, SandboxPki pki) throws Exception {
        var tls = trusting(pki.trustStore());
        // The exchange of a workload identity's token does not take the SDK's HTTP client.
        HttpsURLConnection.setDefaultSSLSocketFactory(tls.getSocketFactory());
        var client = java.net.http.HttpClient.newBuilder().sslContext(tls);
        return new AzureSdk(azure, new JdkHttpClientBuilder(client).build());
    }

    TokenCredential workloadIdentity(UUID client, Path tokenFile) {
        return new WorkloadIdentityCredentialBuilder()
                .authorityHost(url() + "/")
                .tenantId(AzureNames.TENANT.toString())
                .clientId(client.toString())
                .tokenFilePath(tokenFile.toString())
                .disableInstanceDiscovery()
                .httpClient(http)
                .build();
    }

    TokenCredential clientAssertion(UUID client, Path tokenFile) {
        return new ClientAssertionCredentialBuilder()
                .authorityHost(url() + "/")
                .tenantId(AzureNames.TENANT.toString())
                .clientId(client.toString())
                .clientAssertion(() -> text(tokenFile))
                .disableInstanceDiscovery()
                .httpClient(http)
                .build();
    }

    MsiManager identities(TokenCredential credential) {
        return MsiManager.configure()
                .withHttpClient(http)
                .withRetryOptions(new RetryOptions(new FixedDelayOptions(0, Duration.ZERO)))
                .authenticate(credential, profile());
    }

    ContainerServiceManager clusters(TokenCredential credential) {
        return ContainerServiceManager.configure()
                .withHttpClient(http)
                .authenticate(credential, profile());
    }

    NetworkManager network(TokenCredential credential) {
        return NetworkManager.configure().withHttpClient(http).authenticate(credential, profile());
    }

    ComputeManager compute(TokenCredential credential) {
        return ComputeManager.configure().withHttpClient(http).authenticate(credential, profile());
    }

    private AzureProfile profile() {
        var environment =
                new AzureEnvironment(
                        Map.of(
                                "activeDirectoryEndpointUrl",
                                url() + "/",
                                "managementEndpointUrl",
                                "https://management.core.windows.net/",
                                "resourceManagerEndpointUrl",
                                url() + "/",
                                // Never called, but the SDK does not start without it.
                                "microsoftGraphResourceId",
                                "https://graph.microsoft.com/"));
        return new AzureProfile(
                AzureNames.TENANT.toString(), AzureNames.SUBSCRIPTION.toString(), environment);
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String url() {
        return "https://" + azure;
    }

    private static SSLContext trusting(Path trustStore) throws Exception {
        var store = KeyStore.getInstance("PKCS12");
        try (var stream = Files.newInputStream(trustStore)) {
            store.load(stream, TrustStore.PASSWORD.toCharArray());
        }
        var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(store);
        var tls = SSLContext.getInstance("TLS");
        tls.init(null, trust.getTrustManagers(), null);
        return tls;
    }
}
