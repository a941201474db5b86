package dev.pghaven.sandbox;

import dev.pghaven.sandbox.arm.Inventory;
import dev.pghaven.sandbox.azure.AzureNames;
import dev.pghaven.sandbox.azure.AzureServer;
import dev.pghaven.sandbox.azure.AzureSettings;
import dev.pghaven.sandbox.identity.Issuer;
import dev.pghaven.sandbox.identity.ProjectedTokens;
import dev.pghaven.sandbox.identity.ServiceAccountTokens;
import dev.pghaven.sandbox.identity.SigningKey;
import dev.pghaven.sandbox.pki.SandboxPki;
import dev.pghaven.sandbox.scalesets.ScaleSets;
import io.vertx.core.Vertx;
import java.time.Clock;

/** Azure as it runs, with the keys that the cluster and its clients share with it. */
record Cloud(
        AzureServer server,
        Inventory inventory,
        SandboxPki pki,
        ServiceAccountTokens tokens,
        ProjectedTokens projectedTokens) {

    static Cloud start(Vertx vertx, Options options, Layout layout, RunningParts running) {
        var address = options.network().azure();
        var pki = SandboxPki.open(layout.pki());
        var issuer =
                new Issuer(
                        AzureNames.issuerUrl(address),
                        SigningKey.open(layout.issuerKey()),
                        Clock.systemUTC());
        var settings = new AzureSettings(options.propagation(), options.credentialWriteTime());
        var entraKey = SigningKey.open(layout.entraKey());
        var inventory =
                new Inventory(
                        AzureNames.publicIps(options.network()),
                        running.add("machines", new ScaleSets(options.machinePowerTime())));
        var server = new AzureServer(vertx, address, pki, issuer, entraKey, inventory, settings);
        Waiting.forIt(server.start());
        var tokens = new ServiceAccountTokens(issuer);
        var projected =
                running.add(
                        "token renewal",
                        new ProjectedTokens(layout.tokens(), tokens, options.tokenLifetime()));
        return new Cloud(server, inventory, pki, tokens, projected);
    }
}
