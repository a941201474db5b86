package dev.pghaven.azure;

import com.azure.storage.blob.BlobContainerClient;
import com.azure.storage.blob.BlobServiceClient;
import com.azure.storage.blob.BlobServiceClientBuilder;
import com.azure.storage.common.policy.RequestRetryOptions;
import com.azure.storage.common.policy.RetryPolicyType;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Storage accounts by their addresses, each made at first use. */
@ApplicationScoped
class AzureBlobContainers implements BlobContainers {
    private static final int ONE_TRY = 1;

    private final AzureLogin login;
    private final Duration timeout;
    private final Map<URI, BlobServiceClient> accounts = new ConcurrentHashMap<>();

    AzureBlobContainers(AzureLogin login, AzureConfiguration config) {
        this.login = login;
        this.timeout = config.timeout();
    }

    @Override
    public BlobContainerClient at(DestinationPath path) {
        return accounts.computeIfAbsent(path.account(), this::client)
                .getBlobContainerClient(path.container());
    }

    private BlobServiceClient client(URI account) {
        return new BlobServiceClientBuilder()
                .endpoint(account.toString())
                .credential(login.credential())
                .httpClient(login.http())
                .retryOptions(noRetries())
                .buildClient();
    }

    /** The runner tries again, and its timeline shows why. */
    private RequestRetryOptions noRetries() {
        return new RequestRetryOptions(RetryPolicyType.FIXED, ONE_TRY, timeout, null, null, null);
    }
}
