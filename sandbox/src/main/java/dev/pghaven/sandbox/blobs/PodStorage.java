package dev.pghaven.sandbox.blobs;

import com.azure.core.http.vertx.VertxHttpClientBuilder;
import com.azure.storage.blob.BlobContainerClient;
import com.azure.storage.blob.BlobContainerClientBuilder;
import com.azure.storage.common.policy.RequestRetryOptions;
import com.azure.storage.common.policy.RetryPolicyType;
import dev.pghaven.sandbox.azure.AzureNames;
import dev.pghaven.sandbox.barman.ArchiveLocation;
import dev.pghaven.sandbox.barman.AzureBlobs;
import dev.pghaven.sandbox.barman.BlobFailure;
import dev.pghaven.sandbox.identity.ServiceAccountTokens;
import dev.pghaven.sandbox.network.HostPort;
import dev.pghaven.sandbox.network.Network;
import dev.pghaven.sandbox.pki.SandboxPki;
import dev.pghaven.sandbox.pki.TlsEngine;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.net.PemTrustOptions;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;

/**
 * Blob storage as pods reach it. Everything that is opened logs in anew, as each process of Barman
 * does: a credential that is taken away bites at the next WAL segment.
 */
public final class PodStorage {
    /** An upload that hangs must not keep the other instances from theirs. */
    private static final int CONNECTIONS = 64;

    private static final int TRIES = 3;
    private static final int TRY_LIMIT_SECONDS = 60;

    private final HostPort gateway;
    private final HostPort entra;
    private final ServiceAccountTokens tokens;
    private final HttpClient http;
    private final com.azure.core.http.HttpClient azureHttp;

    public PodStorage(Vertx vertx, Network network, SandboxPki pki, ServiceAccountTokens tokens) {
        this.gateway = network.blobGateway();
        this.entra = network.azure();
        this.tokens = tokens;
        this.http = HttpClient.newBuilder().sslContext(pki.clientTls()).build();
        this.azureHttp =
                new VertxHttpClientBuilder().vertx(vertx).httpClientOptions(options(pki)).build();
    }

    /** A server's archive below a {@code destinationPath}, as it stands in a Cluster. */
    public ArchiveLocation archive(PodIdentity pod, String destinationPath, String server)
            throws BlobFailure {
        var destination = Destination.parse(destinationPath);
        if (!destination.host().equals(AzureNames.BLOB_HOST + ":" + gateway.port())) {
            throw new BlobFailure(
                    "reach " + destinationPath,
                    "no host " + destination.host() + " in the sandbox",
                    null);
        }
        var blobs = new AzureBlobs(container(pod, destination.container()));
        return ArchiveLocation.of(blobs, destination.path(), server);
    }

    /** This JVM reads no hosts file, so it takes the address; the account then is in the path. */
    private BlobContainerClient container(PodIdentity pod, String name) {
        return new BlobContainerClientBuilder()
                .endpoint("https://" + gateway + "/" + AzureNames.STORAGE_ACCOUNT)
                .containerName(name)
                .credential(new EntraLogin(http, entra, tokens, pod))
                .httpClient(azureHttp)
                .retryOptions(
                        new RequestRetryOptions(
                                RetryPolicyType.EXPONENTIAL,
                                TRIES,
                                TRY_LIMIT_SECONDS,
                                Duration.ofMillis(200).toMillis(),
                                Duration.ofSeconds(2).toMillis(),
                                null))
                .buildClient();
    }

    private static HttpClientOptions options(SandboxPki pki) {
        var options =
                new HttpClientOptions()
                        .setSslEngineOptions(TlsEngine.fastest())
                        .setTrustOptions(
                                new PemTrustOptions().addCertPath(pki.caFile().toString()));
        options.getPoolOptions().setHttp1MaxSize(CONNECTIONS);
        return options;
    }

    /** {@code https://<account's host>/<container>[/<path>]}. */
    record Destination(String host, String container, String path) {
        static Destination parse(String text) throws BlobFailure {
            var parts = text.replaceFirst("/+$", "").split("/", 5);
            if (parts.length < 4 || !parts[0].equals("https:") || parts[3].isEmpty()) {
                throw new BlobFailure(
                        "read the destination path " + text, "it names no container", null);
            }
            return new Destination(
                    URI.create(text).getAuthority(), parts[3], parts.length > 4 ? parts[4] : "");
        }
    }
}
