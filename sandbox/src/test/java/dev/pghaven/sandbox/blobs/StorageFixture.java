package dev.pghaven.sandbox.blobs;

import dev.pghaven.sandbox.arm.Inventory;
import dev.pghaven.sandbox.azure.AzureNames;
import dev.pghaven.sandbox.azure.AzureServer;
import dev.pghaven.sandbox.azure.AzureSettings;
import dev.pghaven.sandbox.identity.Issuer;
import dev.pghaven.sandbox.identity.ServiceAccount;
import dev.pghaven.sandbox.identity.ServiceAccountTokens;
import dev.pghaven.sandbox.identity.SigningKey;
import dev.pghaven.sandbox.network.Network;
import dev.pghaven.sandbox.pki.SandboxPki;
import dev.pghaven.sandbox.processes.Forks;
import dev.pghaven.sandbox.scalesets.ScaleSets;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/** Entra, a storage account in a real Azurite, and pods that log in. */
public final class StorageFixture implements AutoCloseable {
    private static final Path INSTALLATION = Path.of("azurite").toAbsolutePath();

    private final Vertx vertx = Vertx.vertx();
    private final Network network;
    private final Azurite azurite;
    final SandboxPki pki;
    final ServiceAccountTokens tokens;
    final AzureServer azure;
    final BlobRoles roles = new BlobRoles();
    final BlobGateway gateway;

    private StorageFixture(Network network, Path folder) {
        this.network = network;
        pki = SandboxPki.open(folder.resolve("pki"));
        var issuerKey = SigningKey.open(folder.resolve("issuer.jwk"));
        var issuer =
                new Issuer(AzureNames.issuerUrl(network.azure()), issuerKey, Clock.systemUTC());
        tokens = new ServiceAccountTokens(issuer);
        azure =
                new AzureServer(
                        vertx,
                        network.azure(),
                        pki,
                        issuer,
                        SigningKey.open(folder.resolve("entra.jwk")),
                        new Inventory(AzureNames.publicIps(network), new ScaleSets(Duration.ZERO)),
                        new AzureSettings(Duration.ZERO, Duration.ZERO));
        await(azure.start());
        var host = List.of(network.blobGateway().host());
        var certificate = pki.server("blobs", List.of(AzureNames.BLOB_HOST), host);
        var data = folder.resolve("blobs");
        var log = folder.resolve("blobs.log");
        azurite = new Azurite(new Forks(), INSTALLATION, network.blobs(), data, log);
        azurite.start(certificate);
        gateway =
                new BlobGateway(
                        vertx,
                        network.blobGateway(),
                        network.blobs(),
                        certificate,
                        azure.tokens(),
                        roles,
                        network.azure());
        await(gateway.start());
        new Container(pki.clientTls(), azurite.url(), storageToken()).ensure(AzureNames.CONTAINER);
    }

    public static StorageFixture start(int network, Path folder) {
        Assumptions.assumeTrue(
                Files.exists(INSTALLATION.resolve("node_modules")),
                "Azurite is not installed; ./pghaven test installs it");
        return new StorageFixture(new Network(network), folder);
    }

    public PodStorage pods() {
        return new PodStorage(vertx, network, pki, tokens);
    }

    public String destination() {
        return AzureNames.blobUrl(network.blobGateway()) + "/" + AzureNames.CONTAINER;
    }

    /** The only account that an identity trusts from the start, and may write blobs. */
    public PodIdentity writer() {
        return pod(
                AzureNames.BACKUP_SERVICE,
                AzureNames.BACKUP_SERVICE_IDENTITY.clientId().toString());
    }

    PodIdentity pod(ServiceAccount account, String clientId) {
        return PodIdentity.of(
                account,
                Map.of("azure.workload.identity/use", "true"),
                Map.of("azure.workload.identity/client-id", clientId));
    }

    String accountUrl() {
        return "https://" + network.blobGateway() + "/" + AzureNames.STORAGE_ACCOUNT;
    }

    String storageToken() {
        return azure.tokens()
                .issue(AzureNames.BACKUP_SERVICE_IDENTITY, AzureNames.STORAGE_AUDIENCE)
                .orElseThrow();
    }

    Optional<String> managementToken() {
        return azure.tokens()
                .issue(AzureNames.BACKUP_SERVICE_IDENTITY, "https://management.azure.com");
    }

    @Override
    public void close() {
        azurite.close();
        await(vertx.close());
    }

    private static <T> T await(Future<T> future) {
        return future.toCompletionStage()
                .toCompletableFuture()
                .orTimeout(20, TimeUnit.SECONDS)
                .join();
    }
}
