package dev.pghaven.sandbox.apiserver;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** An API server on a free port, and clients that trust it. */
public record RunningServer(ApiServer server, ThrowAwayCertificates certificates)
        implements AutoCloseable {
    static final String TOKEN = "token-of-the-test";

    /** Of a user who may do everything, whatever the rules are. */
    static final String ADMIN_TOKEN = "token-of-the-administrator";

    private static final Map<String, User> USERS =
            Map.of(
                    TOKEN, new User("tester", List.of("testers", "system:authenticated")),
                    ADMIN_TOKEN, new User("admin", List.of("system:masters")));

    public static RunningServer start(Path folder, UnaryOperator<ApiServerConfig> configured) {
        ThrowAwayCertificates certificates = ThrowAwayCertificates.in(folder);
        ApiServerConfig config =
                ApiServerConfig.of(
                        "127.0.0.1",
                        0,
                        certificates.certificate(),
                        certificates.key(),
                        RunningServer::authenticate);
        return new RunningServer(ApiServer.start(configured.apply(config)), certificates);
    }

    private static Optional<User> authenticate(String token) {
        return Optional.ofNullable(USERS.get(token));
    }

    public KubernetesClient client() {
        return client(TOKEN);
    }

    KubernetesClient client(String token) {
        return new KubernetesClientBuilder()
                .withConfig(
                        new ConfigBuilder()
                                .withAutoConfigure(false)
                                .withMasterUrl(server.url())
                                .withCaCertFile(certificates.authority().toString())
                                .withOauthToken(token)
                                .withNamespace("default")
                                .withRequestRetryBackoffLimit(0)
                                .withWatchReconnectInterval(50)
                                .build())
                .build();
    }

    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(server.url() + path))
                .timeout(Duration.ofSeconds(20))
                .header("Authorization", "Bearer " + TOKEN);
    }

    HttpClient http() {
        return HttpClient.newBuilder().sslContext(trust()).build();
    }

    HttpResponse<String> send(HttpRequest.Builder request)
            throws IOException, InterruptedException {
        try (HttpClient http = http()) {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        }
    }

    JsonNode get(String path) throws IOException, InterruptedException {
        return Yaml.node(send(request(path)).body());
    }

    private SSLContext trust() {
        try (InputStream authority = Files.newInputStream(certificates.authority())) {
            KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
            trusted.load(null, null);
            trusted.setCertificateEntry(
                    "authority",
                    CertificateFactory.getInstance("X.509").generateCertificate(authority));
            TrustManagerFactory managers =
                    TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            managers.init(trusted);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, managers.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("the authority of the test cannot be trusted", e);
        }
    }

    @Override
    public void close() {
        server.close();
    }
}
