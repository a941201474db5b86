package dev.pghaven.sandbox.azure;

import com.azure.core.credential.TokenCredential;
import dev.pghaven.sandbox.arm.Inventory;
import dev.pghaven.sandbox.entra.ManagedIdentity;
import dev.pghaven.sandbox.identity.Issuer;
import dev.pghaven.sandbox.identity.ProjectedTokens;
import dev.pghaven.sandbox.identity.ServiceAccount;
import dev.pghaven.sandbox.identity.ServiceAccountTokens;
import dev.pghaven.sandbox.identity.SigningKey;
import dev.pghaven.sandbox.network.Network;
import dev.pghaven.sandbox.pki.SandboxPki;
import dev.pghaven.sandbox.publicips.PublicIps;
import dev.pghaven.sandbox.scalesets.ScaleSets;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** The emulated Azure with the real SDK in front of it. */
final class RunningAzure {
    final PublicIps publicIps;
    final ScaleSets scaleSets = new ScaleSets(Duration.ofMillis(300));
    final ProjectedTokens tokens;
    final AzureServer server;
    final AzureSdk sdk;
    private final Vertx vertx = Vertx.vertx();

    RunningAzure(Network network, Path folder, Duration writeTime) throws Exception {
        var pki = SandboxPki.open(folder.resolve("pki"));
        var clusterKey = SigningKey.open(folder.resolve("cluster.jwk"));
        var issuerUrl = AzureNames.issuerUrl(network.azure());
        var issuer = new Issuer(issuerUrl, clusterKey, Clock.systemUTC());
        publicIps = AzureNames.publicIps(network);
        server =
                new AzureServer(
                        vertx,
                        network.azure(),
                        pki,
                        issuer,
                        SigningKey.open(folder.resolve("entra.jwk")),
                        new Inventory(publicIps, scaleSets),
                        new AzureSettings(Duration.ZERO, writeTime));
        await(server.start());
        tokens =
                new ProjectedTokens(
                        folder.resolve("tokens"),
                        new ServiceAccountTokens(issuer),
                        Duration.ofHours(1));
        sdk = AzureSdk.against(network.azure(), pki);
    }

    /** As a pod of that account logs in. */
    TokenCredential login(ManagedIdentity identity, ServiceAccount account) {
        return sdk.workloadIdentity(identity.clientId(), tokens.project(account, "uid").azure());
    }

    void stop() throws Exception {
        tokens.close();
        scaleSets.close();
        await(vertx.close());
    }

    private static void await(Future<?> future) throws Exception {
        future.toCompletionStage().toCompletableFuture().get(20, TimeUnit.SECONDS);
    }
}
