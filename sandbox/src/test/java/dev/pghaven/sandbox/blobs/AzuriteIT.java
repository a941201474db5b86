package dev.pghaven.sandbox.blobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pghaven.sandbox.network.Network;
import dev.pghaven.sandbox.pki.SandboxPki;
import dev.pghaven.sandbox.processes.Forks;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Needs the installation that the launcher makes by npm. */
class AzuriteIT {
    private static final Path INSTALLATION = Path.of("azurite").toAbsolutePath();
    private static final Network NETWORK = new Network(15);

    @TempDir Path folder;

    @Test
    void listensWithACertificateOfTheSandboxAndLetsNobodyInWithoutAToken() throws Exception {
        Assumptions.assumeTrue(
                Files.exists(INSTALLATION.resolve("node_modules")),
                "Azurite is not installed; ./pghaven test installs it");
        var pki = SandboxPki.open(folder.resolve("pki"));
        var certificate =
                pki.server(
                        "blobs",
                        List.of("hacnpgpsapghaven.blob.sandbox.test"),
                        List.of(NETWORK.blobs().host()));
        try (var blobs = azurite(INSTALLATION)) {
            blobs.start(certificate);

            var answer = list(blobs, trusting(pki));

            assertThat(answer.statusCode()).isEqualTo(403);
            assertThat(answer.body()).contains("AuthorizationFailure");
        }
    }

    @Test
    void saysWhereToLookWhenItIsNotInstalled() {
        var pki = SandboxPki.open(folder.resolve("pki"));
        var certificate =
                pki.server(
                        "blobs",
                        List.of("hacnpgpsapghaven.blob.sandbox.test"),
                        List.of(NETWORK.blobs().host()));
        try (var blobs = azurite(folder.resolve("nothing-here"))) {
            assertThatThrownBy(() -> blobs.start(certificate))
                    .hasMessageContaining("blob storage did not start")
                    .hasMessageContaining("blobs.log");
        }
    }

    private Azurite azurite(Path installation) {
        return new Azurite(
                new Forks(),
                installation,
                NETWORK.blobs(),
                folder.resolve("blobs"),
                folder.resolve("blobs.log"));
    }

    private static HttpResponse<String> list(Azurite blobs, SSLContext trust) throws Exception {
        try (var http = HttpClient.newBuilder().sslContext(trust).build()) {
            var request = HttpRequest.newBuilder(URI.create(blobs.url() + "?comp=list")).build();
            return http.send(request, HttpResponse.BodyHandlers.ofString());
        }
    }

    private static SSLContext trusting(SandboxPki pki) throws Exception {
        var store = KeyStore.getInstance("PKCS12");
        try (InputStream file = Files.newInputStream(pki.trustStore())) {
            store.load(file, "changeit".toCharArray());
        }
        var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(store);
        var context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context;
    }
}
