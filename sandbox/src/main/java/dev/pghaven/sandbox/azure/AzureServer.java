package dev.pghaven.sandbox.azure;

import dev.pghaven.sandbox.arm.ArmRoutes;
import dev.pghaven.sandbox.arm.Inventory;
import dev.pghaven.sandbox.entra.AccessTokens;
import dev.pghaven.sandbox.entra.Directory;
import dev.pghaven.sandbox.entra.EntraRoutes;
import dev.pghaven.sandbox.entra.TokenExchange;
import dev.pghaven.sandbox.faults.FaultGate;
import dev.pghaven.sandbox.identity.Issuer;
import dev.pghaven.sandbox.identity.IssuerRoutes;
import dev.pghaven.sandbox.identity.SigningKey;
import dev.pghaven.sandbox.network.HostPort;
import dev.pghaven.sandbox.pki.SandboxPki;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.PemKeyCertOptions;
import io.vertx.ext.web.Router;
import java.util.HashSet;
import java.util.List;

/**
 * Azure, as far as the sandbox has it, on one address; the paths tell its parts from each other.
 */
public final class AzureServer {
    private final HostPort address;
    private final Vertx vertx;
    private final HttpServer server;
    private final AccessTokens tokens;
    private final Inventory inventory;
    private final FaultGate armFaults = new FaultGate(ArmRoutes::errorBody);
    private final FaultGate entraFaults = new FaultGate(EntraRoutes::errorBody);

    /** {@code issuer} is the cluster's own, {@code entraKey} the one that signs access tokens. */
    public AzureServer(
            Vertx vertx,
            HostPort address,
            SandboxPki pki,
            Issuer issuer,
            SigningKey entraKey,
            Inventory inventory,
            AzureSettings settings) {
        this.vertx = vertx;
        this.inventory = inventory;
        this.address = address;
        this.tokens = accessTokens(entraKey, issuer);
        var router = router(issuer, entraKey, settings);
        this.server = vertx.createHttpServer(options(pki)).requestHandler(router);
    }

    public Future<HttpServer> start() {
        return server.listen(address.port(), address.host());
    }

    public Future<Void> stop() {
        return server.close();
    }

    public FaultGate armFaults() {
        return armFaults;
    }

    public FaultGate entraFaults() {
        return entraFaults;
    }

    /** What Entra issued; other endpoints of Azure check it. */
    public AccessTokens tokens() {
        return tokens;
    }

    private Router router(Issuer issuer, SigningKey entraKey, AzureSettings settings) {
        var directory = directory(issuer, settings);
        var router = Router.router(vertx);
        router.route("/subscriptions/*").handler(armFaults);
        router.route("/:tenant/oauth2/*").handler(entraFaults);
        armRoutes(directory, tokens, settings).mountOn(router);
        entraRoutes(directory, tokens, issuer, entraKey).mountOn(router);
        new IssuerRoutes(issuer).mountOn(router);
        return router;
    }

    private ArmRoutes armRoutes(Directory directory, AccessTokens tokens, AzureSettings settings) {
        var access =
                new ArmRoutes.Access(AzureNames.managementAudiences(address), AzureNames.roles());
        return new ArmRoutes(
                vertx,
                AzureNames.landscape(address),
                directory,
                inventory,
                tokens,
                access,
                settings.credentialWriteTime());
    }

    private EntraRoutes entraRoutes(
            Directory directory, AccessTokens tokens, Issuer issuer, SigningKey entraKey) {
        return new EntraRoutes(
                AzureNames.authorityUrl(address),
                new TokenExchange(AzureNames.TENANT, directory, issuer, tokens),
                entraKey.publicKeys(),
                issuer.clock());
    }

    private Directory directory(Issuer issuer, AzureSettings settings) {
        var directory = new Directory(issuer.clock(), settings.propagation());
        AzureNames.identities().forEach(directory::put);
        directory.seedCredential(
                AzureNames.PROVISIONER_IDENTITY,
                AzureNames.credential(AzureNames.PROVISIONER, address));
        directory.seedCredential(
                AzureNames.BACKUP_SERVICE_IDENTITY,
                AzureNames.credential(AzureNames.BACKUP_SERVICE, address));
        directory.seedCredential(
                AzureNames.EXPOSURE_SERVICE_IDENTITY,
                AzureNames.credential(AzureNames.EXPOSURE_SERVICE, address));
        directory.seedCredential(
                AzureNames.FAILOVER_SERVICE_IDENTITY,
                AzureNames.credential(AzureNames.FAILOVER_SERVICE, address));
        return directory;
    }

    private AccessTokens accessTokens(SigningKey entraKey, Issuer issuer) {
        // Storage emulators look at this prefix to tell that a token is Entra's.
        var entra = "https://sts.windows.net/" + AzureNames.TENANT + "/";
        var resources = new HashSet<>(AzureNames.managementAudiences(address));
        resources.add(AzureNames.STORAGE_AUDIENCE);
        return new AccessTokens(
                AzureNames.TENANT, new Issuer(entra, entraKey, issuer.clock()), resources);
    }

    private HttpServerOptions options(SandboxPki pki) {
        var names =
                List.of(AzureNames.MANAGEMENT_HOST, AzureNames.LOGIN_HOST, AzureNames.OIDC_HOST);
        var files = pki.server("azure", names, List.of(address.host()));
        return new HttpServerOptions()
                .setSsl(true)
                .setKeyCertOptions(
                        new PemKeyCertOptions()
                                .setCertPath(files.certificate().toString())
                                .setKeyPath(files.key().toString()));
    }
}
