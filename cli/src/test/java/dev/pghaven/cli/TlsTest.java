package dev.pghaven.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A service behind TLS whose authority only a file names. */
class TlsTest {
    private static final String PASSWORD = "changeit";

    @TempDir private static Path folder;

    private static HttpsServer server;
    private static Path authority;

    @BeforeAll
    static void start() throws Exception {
        var store = keyStore();
        authority = Files.writeString(folder.resolve("ca.pem"), pem(store));
        server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(context(store)));
        server.createContext(
                "/",
                it -> {
                    var body = "{\"clusters\": []}".getBytes(StandardCharsets.UTF_8);
                    it.sendResponseHeaders(200, body.length);
                    it.getResponseBody().write(body);
                    it.close();
                });
        server.start();
    }

    @AfterAll
    static void stop() {
        server.stop(0);
    }

    @Test
    void whoIsNamedInTheFileIsTrusted() {
        assertThat(clusters("--ca-file", authority.toString()).status()).isZero();
    }

    @Test
    void whoIsNotIsNotTalkedTo() {
        var run = clusters();

        assertThat(run.status()).isEqualTo(3);
        assertThat(run.err()).contains("cannot reach the failover-service", "certification path");
    }

    private static Run clusters(String... more) {
        var arguments = new ArrayList<>(List.of("clusters"));
        arguments.addAll(List.of(more));
        var url = "https://localhost:" + server.getAddress().getPort();
        return Run.of(Map.of("PGHAVEN_URL", url), arguments.toArray(String[]::new));
    }

    /** The JDK makes certificates by its tool alone. */
    private static KeyStore keyStore() throws Exception {
        var file = folder.resolve("keys.p12");
        var keytool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        var made =
                new ProcessBuilder(
                                keytool,
                                "-genkeypair",
                                "-alias",
                                "service",
                                "-keyalg",
                                "EC",
                                "-dname",
                                "CN=localhost",
                                "-ext",
                                "san=dns:localhost",
                                "-storepass",
                                PASSWORD,
                                "-keystore",
                                file.toString())
                        .redirectErrorStream(true)
                        .start();
        var said = new String(made.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(made.waitFor()).as(said).isZero();
        var store = KeyStore.getInstance("PKCS12");
        try (var in = Files.newInputStream(file)) {
            store.load(in, PASSWORD.toCharArray());
        }
        return store;
    }

    private static String pem(KeyStore store) throws GeneralSecurityException {
        var certificate = store.getCertificate("service").getEncoded();
        return "-----BEGIN CERTIFICATE-----\n%s\n-----END CERTIFICATE-----\n"
                .formatted(Base64.getMimeEncoder().encodeToString(certificate));
    }

    private static SSLContext context(KeyStore store) throws GeneralSecurityException, IOException {
        var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, PASSWORD.toCharArray());
        var context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), null, null);
        return context;
    }
}
