package dev.pghaven.sandbox;

import dev.pghaven.sandbox.azure.AzureNames;
import dev.pghaven.sandbox.blobs.Azurite;
import dev.pghaven.sandbox.blobs.BlobGateway;
import dev.pghaven.sandbox.blobs.BlobRoles;
import dev.pghaven.sandbox.blobs.Container;
import dev.pghaven.sandbox.network.Network;
import dev.pghaven.sandbox.pki.SandboxPki.ServerFiles;
import dev.pghaven.sandbox.processes.Forks;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.util.List;

/** The storage account as it runs. */
record BlobStorage(BlobGateway gateway, BlobRoles roles) {

    static BlobStorage start(
            Vertx vertx,
            Path installation,
            Network network,
            Layout layout,
            Cloud cloud,
            RunningParts running) {
        var certificate =
                cloud.pki()
                        .server(
                                "blobs",
                                List.of(AzureNames.BLOB_HOST),
                                List.of(network.blobGateway().host()));
        var azurite = azurite(installation, network, layout);
        running.add("blob storage", azurite).start(certificate);
        new Container(cloud.pki().clientTls(), azurite.url(), ownersToken(cloud))
                .ensure(AzureNames.CONTAINER);
        var roles = new BlobRoles();
        var gateway = gateway(vertx, network, cloud, certificate, roles);
        Waiting.forIt(gateway.start());
        return new BlobStorage(gateway, roles);
    }

    private static Azurite azurite(Path installation, Network network, Layout layout) {
        return new Azurite(
                new Forks(),
                installation,
                network.blobs(),
                layout.blobs(),
                layout.logs().resolve("blobs.log"));
    }

    private static BlobGateway gateway(
            Vertx vertx, Network network, Cloud cloud, ServerFiles certificate, BlobRoles roles) {
        return new BlobGateway(
                vertx,
                network.blobGateway(),
                network.blobs(),
                certificate,
                cloud.server().tokens(),
                roles,
                network.azure());
    }

    /** Azurite asks for Entra's token, not for whose it is. */
    private static String ownersToken(Cloud cloud) {
        return cloud.server()
                .tokens()
                .issue(AzureNames.BACKUP_SERVICE_IDENTITY, AzureNames.STORAGE_AUDIENCE)
                .orElseThrow();
    }
}
