package dev.pghaven.sandbox.blobs;

import dev.pghaven.sandbox.network.HostPort;
import dev.pghaven.sandbox.pki.SandboxPki.ServerFiles;
import dev.pghaven.sandbox.pki.TlsEngine;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.PemTrustOptions;
import io.vertx.core.net.SocketAddress;

/**
 * Passes calls on to Azurite as they are, host name included, of which it reads the account. Bodies
 * stream through in both directions.
 */
final class Upstream {
    private static final int CONNECTIONS = 64;

    private final HttpClient client;
    private final HostPort azurite;

    /** Azurite listens with the gateway's certificate, which therefore is the one to trust. */
    Upstream(Vertx vertx, HostPort azurite, ServerFiles certificate) {
        this.azurite = azurite;
        var options =
                new HttpClientOptions()
                        .setSsl(true)
                        .setSslEngineOptions(TlsEngine.fastest())
                        .setTrustOptions(
                                new PemTrustOptions()
                                        .addCertPath(certificate.certificate().toString()));
        this.client =
                vertx.createHttpClient(options, new PoolOptions().setHttp1MaxSize(CONNECTIONS));
    }

    void pass(HttpServerRequest call) {
        call.pause();
        client.request(optionsFor(call))
                .onSuccess(it -> pass(call, it))
                .onFailure(e -> unreachable(call.response()));
    }

    private RequestOptions optionsFor(HttpServerRequest call) {
        return new RequestOptions()
                .setServer(SocketAddress.inetSocketAddress(azurite.port(), azurite.host()))
                .setHost(call.authority().host())
                .setPort(call.authority().port())
                .setMethod(call.method())
                .setURI(call.uri());
    }

    private static void pass(HttpServerRequest call, HttpClientRequest onward) {
        onward.headers().addAll(call.headers());
        onward.response()
                .onSuccess(it -> answer(it, call.response()))
                .onFailure(e -> unreachable(call.response()));
        call.pipe()
                .endOnFailure(false)
                .to(onward)
                // A client that went away in the middle must not leave half a blob.
                .onFailure(e -> onward.reset());
    }

    private static void answer(HttpClientResponse answer, HttpServerResponse response) {
        response.setStatusCode(answer.statusCode()).setStatusMessage(answer.statusMessage());
        response.headers().addAll(answer.headers());
        answer.pipe()
                .endOnFailure(false)
                .to(response)
                // Half an answer must not look like a whole one.
                .onFailure(e -> response.reset());
    }

    private static void unreachable(HttpServerResponse response) {
        if (!response.headWritten()) {
            StorageError.UNREACHABLE.end(response);
        }
    }
}
