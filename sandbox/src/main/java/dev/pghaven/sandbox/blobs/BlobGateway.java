package dev.pghaven.sandbox.blobs;

import dev.pghaven.sandbox.azure.AzureNames;
import dev.pghaven.sandbox.entra.AccessTokens;
import dev.pghaven.sandbox.faults.FaultGate;
import dev.pghaven.sandbox.network.HostPort;
import dev.pghaven.sandbox.pki.SandboxPki.ServerFiles;
import dev.pghaven.sandbox.pki.TlsEngine;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.PemKeyCertOptions;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;

/**
 * Blob storage as clients see it: HTTPS under the account's own name. Azurite neither verifies a
 * token's signature nor knows roles, so both are done here, before a call is passed on.
 */
public final class BlobGateway {
    private static final String AUTHORIZATION = "Authorization";

    private final HostPort address;
    private final String challenge;
    private final BlobAccess access;
    private final Upstream azurite;
    private final FaultGate faults =
            new FaultGate((response, status) -> StorageError.ofStatus(status).end(response));
    private final HttpServer server;

    /** {@code entra} is where a client without a good token is sent. */
    public BlobGateway(
            Vertx vertx,
            HostPort address,
            HostPort azurite,
            ServerFiles certificate,
            AccessTokens tokens,
            BlobRoles roles,
            HostPort entra) {
        this.address = address;
        this.challenge = challenge(entra);
        this.access = new BlobAccess(tokens, roles);
        this.azurite = new Upstream(vertx, azurite, certificate);
        this.server = vertx.createHttpServer(options(certificate)).requestHandler(router(vertx));
    }

    public Future<HttpServer> start() {
        return server.listen(address.port(), address.host());
    }

    public Future<Void> stop() {
        return server.close();
    }

    public FaultGate faults() {
        return faults;
    }

    private Router router(Vertx vertx) {
        var router = Router.router(vertx);
        router.route().handler(this::identify).handler(faults).handler(this::authorize);
        return router;
    }

    private void identify(RoutingContext call) {
        access.caller(authorization(call)).ifPresent(it -> call.put(FaultGate.CALLER, it));
        call.next();
    }

    private void authorize(RoutingContext call) {
        var refusal =
                access.refusal(
                        authorization(call),
                        Optional.ofNullable(call.get(FaultGate.CALLER)),
                        call.queryParams().contains("sig"),
                        call.request().method().name());
        refusal.ifPresentOrElse(it -> refuse(call, it), () -> azurite.pass(call.request()));
    }

    private void refuse(RoutingContext call, StorageError error) {
        if (error.status() == 401) {
            call.response().putHeader("WWW-Authenticate", challenge);
        }
        error.end(call.response());
    }

    private static Optional<String> authorization(RoutingContext call) {
        return Optional.ofNullable(call.request().getHeader(AUTHORIZATION));
    }

    /** Azure's clients read the tenant and the resource out of it. */
    private static String challenge(HostPort entra) {
        return "Bearer authorization_uri=%s/%s/oauth2/authorize resource_id=%s"
                .formatted(
                        AzureNames.authorityUrl(entra),
                        AzureNames.TENANT,
                        AzureNames.STORAGE_AUDIENCE);
    }

    /** Azure Storage speaks HTTP/1.1; HTTP/2's windows would slow large blobs down. */
    private static HttpServerOptions options(ServerFiles certificate) {
        return new HttpServerOptions()
                .setSsl(true)
                .setUseAlpn(false)
                .setSslEngineOptions(TlsEngine.fastest())
                .setKeyCertOptions(
                        new PemKeyCertOptions()
                                .setCertPath(certificate.certificate().toString())
                                .setKeyPath(certificate.key().toString()));
    }
}
