package dev.pghaven.sandbox.pki;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.PemKeyCertOptions;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A client that has nothing but the trust store speaks TLS with a server of the sandbox. */
class HandshakeTest {
    @TempDir Path folder;
    private Vertx vertx;

    @BeforeEach
    void start() {
        vertx = Vertx.vertx();
    }

    @AfterEach
    void stop() throws Exception {
        vertx.close().toCompletionStage().toCompletableFuture().get(5, TimeUnit.SECONDS);
    }

    @Test
    void trustsTheServerByAddress() throws Exception {
        var pki = SandboxPki.open(folder);
        int port = serve(pki, List.of("127.0.0.1"));

        assertThat(get(pki, port)).isEqualTo("hello");
    }

    @Test
    void refusesAServerWithAnotherAddress() throws Exception {
        var pki = SandboxPki.open(folder);
        int port = serve(pki, List.of("127.0.0.2"));

        assertThatThrownBy(() -> get(pki, port)).isInstanceOf(SSLHandshakeException.class);
    }

    private int serve(SandboxPki pki, List<String> addresses) throws Exception {
        var files = pki.server("test", List.of("test"), addresses);
        var certificate =
                new PemKeyCertOptions()
                        .setCertPath(files.certificate().toString())
                        .setKeyPath(files.key().toString());
        return vertx.createHttpServer(
                        new HttpServerOptions().setSsl(true).setKeyCertOptions(certificate))
                .requestHandler(it -> it.response().end("hello"))
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .get(10, TimeUnit.SECONDS)
                .actualPort();
    }

    private static String get(SandboxPki pki, int port) throws Exception {
        var store = KeyStore.getInstance("PKCS12");
        try (var stream = Files.newInputStream(pki.trustStore())) {
            store.load(stream, TrustStore.PASSWORD.toCharArray());
        }
        var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(store);
        var tls = SSLContext.getInstance("TLS");
        tls.init(null, trust.getTrustManagers(), null);
        try (var client = HttpClient.newBuilder().sslContext(tls).build()) {
            var request = HttpRequest.newBuilder(URI.create("https://127.0.0.1:" + port)).build();
            return client.send(request, BodyHandlers.ofString()).body();
        }
    }
}
