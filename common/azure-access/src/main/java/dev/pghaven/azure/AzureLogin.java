package dev.pghaven.azure;

import com.azure.core.credential.TokenCredential;
import com.azure.core.http.HttpClient;
import com.azure.core.http.jdk.httpclient.JdkHttpClientBuilder;
import com.azure.identity.WorkloadIdentityCredentialBuilder;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * The service's own login to Azure by workload identity, and the HTTP client for all that follows.
 * It trusts whom the JVM trusts.
 */
@ApplicationScoped
class AzureLogin {
    private final AzureConfiguration config;
    private final HttpClient http;

    AzureLogin(AzureConfiguration config) {
        this.config = config;
        this.http =
                new JdkHttpClientBuilder()
                        .connectionTimeout(config.timeout())
                        .responseTimeout(config.timeout())
                        .readTimeout(config.timeout())
                        .build();
    }

    HttpClient http() {
        return http;
    }

    /** Tokens are kept by the credential, so whoever calls often keeps the credential. */
    TokenCredential credential() {
        var login =
                new WorkloadIdentityCredentialBuilder()
                        .httpClient(http)
                        .authorityHost(config.authorityHost().toString())
                        .tenantId(AzureKeys.required("tenant-id", config.tenantId()))
                        .clientId(AzureKeys.required("client-id", config.clientId()))
                        .tokenFilePath(tokenFile());
        return config.instanceDiscovery()
                ? login.build()
                : login.disableInstanceDiscovery().build();
    }

    private String tokenFile() {
        return AzureKeys.required("federated-token-file", config.federatedTokenFile()).toString();
    }
}
