package dev.pghaven.backups.archive.azure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.azure.core.http.jdk.httpclient.JdkHttpClientBuilder;
import com.azure.storage.blob.BlobContainerClient;
import com.azure.storage.blob.BlobServiceClientBuilder;
import com.azure.storage.common.StorageSharedKeyCredential;
import com.azure.storage.common.policy.RequestRetryOptions;
import com.azure.storage.common.policy.RetryPolicyType;
import com.sun.net.httpserver.HttpServer;
import dev.pghaven.backups.archive.Archive;
import dev.pghaven.backups.archive.ArchiveUnavailable;
import dev.pghaven.backups.archive.ArchiveUnavailable.Cause;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BlobAnswerTest {
    private HttpServer azure;

    @BeforeEach
    void listen() throws IOException {
        azure = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        azure.start();
    }

    @AfterEach
    void stop() {
        azure.stop(0);
    }

    private void answers(int status, String code) {
        azure.createContext(
                "/",
                exchange -> {
                    var body =
                            "<?xml version=\"1.0\"?><Error><Code>%s</Code><Message>secret</Message></Error>"
                                    .formatted(code)
                                    .getBytes(StandardCharsets.UTF_8);
                    exchange.getResponseHeaders().add("x-ms-error-code", code);
                    exchange.getResponseHeaders().add("Content-Type", "application/xml");
                    exchange.sendResponseHeaders(status, body.length);
                    exchange.getResponseBody().write(body);
                    exchange.close();
                });
    }

    private Archive archive() {
        return archive("127.0.0.1:" + azure.getAddress().getPort());
    }

    private static Archive archive(String host) {
        return new BlobArchive(container(host), "");
    }

    private static BlobContainerClient container(String host) {
        return new BlobServiceClientBuilder()
                .endpoint("http://" + host + "/account")
                .credential(new StorageSharedKeyCredential("account", "a2V5"))
                .httpClient(
                        new JdkHttpClientBuilder()
                                .connectionTimeout(Duration.ofSeconds(5))
                                .responseTimeout(Duration.ofSeconds(1))
                                .build())
                .retryOptions(
                        new RequestRetryOptions(
                                RetryPolicyType.FIXED, 1, Duration.ofSeconds(5), null, null, null))
                .buildClient()
                .getBlobContainerClient("backups");
    }

    private static ArchiveUnavailable failure(Archive archive) {
        return catchThrowableOfType(ArchiveUnavailable.class, () -> archive.list("orders/"));
    }

    @ParameterizedTest
    @CsvSource({
        "404, ContainerNotFound,                CONTAINER_MISSING, does not exist",
        "409, ContainerBeingDeleted,            CONTAINER_MISSING, does not exist",
        "401, InvalidAuthenticationInfo,        ACCESS_DENIED,     access is denied",
        "403, AuthorizationPermissionMismatch,  ACCESS_DENIED,     access is denied",
        "429, TooManyRequests,                  THROTTLED,         patience",
        "503, ServerBusy,                       THROTTLED,         patience",
        "500, InternalError,                    FAILED,            error",
        "409, AccountBeingCreated,              FAILED,            error"
    })
    void saysWhatAzureRefuses(int status, String code, Cause why, String sentence) {
        answers(status, code);

        var failure = failure(archive());

        assertThat(failure.why()).isEqualTo(why);
        assertThat(failure)
                .hasMessageStartingWith("could not list orders/ in container http://127.0.0.1:")
                .hasMessageContaining(sentence)
                .hasMessageEndingWith("(%d %s)".formatted(status, code));
    }

    @Test
    void saysThatNobodyHasTheName() {
        var failure = failure(archive("nobody.invalid"));

        assertThat(failure.why()).isEqualTo(Cause.UNREACHABLE);
        assertThat(failure).hasMessageEndingWith("there is no such host");
    }

    @Test
    void saysThatNobodyListens() throws IOException {
        int free;
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            free = socket.getLocalPort();
        }

        var failure = failure(archive("127.0.0.1:" + free));

        assertThat(failure.why()).isEqualTo(Cause.UNREACHABLE);
        assertThat(failure).hasMessageContaining("cannot be reached");
    }

    @Test
    void saysThatNobodyAnswers() throws IOException {
        try (var silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var failure = failure(archive("127.0.0.1:" + silent.getLocalPort()));

            assertThat(failure.why()).isEqualTo(Cause.UNREACHABLE);
        }
    }

    @Test
    void aBlobThatIsNotThereIsAnAnswer() {
        answers(404, "BlobNotFound");

        assertThat(archive().read("orders/base/x/backup.info")).isEmpty();
    }

    @Test
    void aBlobInAContainerThatIsNotThereIsNone() {
        answers(404, "ContainerNotFound");

        var failure =
                catchThrowableOfType(ArchiveUnavailable.class, () -> archive().read("backup.info"));

        assertThat(failure.why()).isEqualTo(Cause.CONTAINER_MISSING);
    }
}
