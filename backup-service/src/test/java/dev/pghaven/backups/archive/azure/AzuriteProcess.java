package dev.pghaven.backups.archive.azure;

import com.azure.core.http.jdk.httpclient.JdkHttpClientBuilder;
import com.azure.storage.blob.BlobServiceClient;
import com.azure.storage.blob.BlobServiceClientBuilder;
import com.azure.storage.common.StorageSharedKeyCredential;
import com.azure.storage.common.policy.RequestRetryOptions;
import com.azure.storage.common.policy.RetryPolicyType;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import org.awaitility.Awaitility;

/** A bare Azurite for one test, entered by a key that only the test knows. */
final class AzuriteProcess implements AutoCloseable {
    private static final Path INSTALLATION = Path.of("../sandbox/azurite").toAbsolutePath();
    private static final Path PROGRAM =
            INSTALLATION.resolve("node_modules/azurite/dist/src/blob/main.js");
    private static final String ACCOUNT = "orders";

    private final Process process;
    private final int port;

    private AzuriteProcess(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    static boolean isInstalled() {
        return Files.exists(PROGRAM);
    }

    static AzuriteProcess start(Path folder) throws IOException {
        var port = freePort();
        var builder =
                new ProcessBuilder(
                                "node",
                                PROGRAM.toString(),
                                "--blobHost",
                                "127.0.0.1",
                                "--blobPort",
                                Integer.toString(port),
                                "--location",
                                folder.toString(),
                                "--silent",
                                "--skipApiVersionCheck",
                                "--disableTelemetry")
                        .redirectErrorStream(true)
                        .redirectOutput(folder.resolve("azurite.log").toFile());
        builder.environment().put("AZURITE_ACCOUNTS", ACCOUNT + ":" + key("the test's own"));
        var azurite = new AzuriteProcess(builder.start(), port);
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(azurite::listens);
        return azurite;
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private boolean listens() {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException notYet) {
            return false;
        }
    }

    BlobServiceClient client() {
        return client("the test's own");
    }

    BlobServiceClient client(String password) {
        return new BlobServiceClientBuilder()
                .endpoint("http://127.0.0.1:" + port + "/" + ACCOUNT)
                .credential(new StorageSharedKeyCredential(ACCOUNT, key(password)))
                .httpClient(new JdkHttpClientBuilder().build())
                .retryOptions(
                        new RequestRetryOptions(
                                RetryPolicyType.FIXED, 1, Duration.ofSeconds(30), null, null, null))
                .buildClient();
    }

    private static String key(String password) {
        return Base64.getEncoder().encodeToString(password.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
