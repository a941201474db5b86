package dev.pghaven.sandbox.blobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pghaven.sandbox.azure.AzureNames;
import dev.pghaven.sandbox.barman.ArchiveLocation;
import dev.pghaven.sandbox.barman.Blobs;
import dev.pghaven.sandbox.faults.HttpSwitch;
import dev.pghaven.sandbox.identity.ServiceAccount;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Needs the installation that the launcher makes by npm. */
class BlobGatewayIT {
    private static final ServiceAccount ORDERS = new ServiceAccount("orders", "orders");

    private static StorageFixture storage;
    private static HttpSwitch faults;

    @BeforeAll
    static void start(@TempDir Path folder) {
        storage = StorageFixture.start(16, folder);
        faults = new HttpSwitch(storage.gateway.faults());
    }

    @AfterAll
    static void stop() {
        if (storage != null) {
            storage.close();
        }
    }

    @AfterEach
    void allIsWellAgain() {
        faults.clear();
        storage.roles.clear();
    }

    @Test
    void aTrustedPodWritesListsReadsAndDeletes() throws IOException {
        var blobs = blobs(storage.writer());
        var content = new byte[20 << 20];
        new Random(1).nextBytes(content);

        blobs.put("orders/base/data.tar", out -> out.write(content));
        blobs.put("orders/empty", out -> {});

        assertThat(blobs.list("orders/"))
                .contains(new Blobs.Blob("orders/base/data.tar", content.length))
                .contains(new Blobs.Blob("orders/empty", 0));
        try (var in = blobs.get("orders/base/data.tar").orElseThrow()) {
            assertThat(in.readAllBytes()).isEqualTo(content);
        }
        assertThat(blobs.delete("orders/base/data.tar")).isTrue();
        assertThat(blobs.delete("orders/base/data.tar")).isFalse();
        assertThat(blobs.get("orders/base/data.tar")).isEmpty();
    }

    @Test
    void nothingIsThereOfAnUploadThatFailedInTheMiddle() throws IOException {
        var blobs = blobs(storage.writer());

        assertThatThrownBy(() ->
                        blobs.put(
                                "half",
                                out -> {
                                    out.write(new byte[9 << 20]);
                                    throw new IOException("the server died");
                                }))
                .hasMessage("the server died");

        assertThat(blobs.list("half")).isEmpty();
    }

    @Test
    void keepsWhatIsThereWhereOnlyANewBlobIsWanted() throws IOException {
        var blobs = blobs(storage.writer());

        assertThat(blobs.putIfAbsent("wal", new byte[] {1})).isTrue();
        assertThat(blobs.putIfAbsent("wal", new byte[] {2})).isFalse();

        try (var in = blobs.get("wal").orElseThrow()) {
            assertThat(in.readAllBytes()).containsExactly(1);
        }
    }

    @Test
    void aPodThatNobodyTrustsIsToldEntrasCode() {
        var stranger = storage.pod(ORDERS, AzureNames.POD_IDENTITY.clientId().toString());

        assertThatThrownBy(() -> blobs(stranger).list(""))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("AADSTS70021")
                .hasMessageContaining(ORDERS.subject());
    }

    @Test
    void aPodWithoutTheLabelHasNoIdentity() {
        var client = AzureNames.BACKUP_SERVICE_IDENTITY.clientId().toString();
        var annotations = Map.of("azure.workload.identity/client-id", client);
        var unlabelled = PodIdentity.of(AzureNames.BACKUP_SERVICE, Map.of(), annotations);

        assertThatThrownBy(() -> blobs(unlabelled).list(""))
                .hasMessageContaining("azure.workload.identity/use=true");
    }

    @Test
    void aReaderReadsAndDoesNotWrite() throws IOException {
        blobs(storage.writer()).put("read-me", out -> out.write(7));
        storage.roles.set(new JsonObject().put("mi-pghaven-backup-service", "reader"));

        var reader = blobs(storage.writer());

        assertThat(reader.list("read-me")).hasSize(1);
        assertThatThrownBy(() -> reader.put("no", out -> out.write(1)))
                .hasMessageContaining("AuthorizationPermissionMismatch (403)");
        assertThatThrownBy(() -> reader.delete("read-me"))
                .hasMessageContaining("AuthorizationPermissionMismatch (403)");
    }

    @Test
    void anAccountDeniesAccessWhenTheRoleIsGone() {
        storage.roles.set(new JsonObject().put("mi-pghaven-backup-service", "none"));

        assertThatThrownBy(() -> blobs(storage.writer()).list(""))
                .hasMessageContaining("AuthorizationPermissionMismatch (403)");
        assertThatThrownBy(() -> storage.roles.set(new JsonObject().put("nobody", "none")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aMissingContainerIsAFailureAndNoAbsentBlob() throws Exception {
        var elsewhere = storage.destination().replace("/backups", "/nowhere");
        var blobs = storage.pods().archive(storage.writer(), elsewhere, "x").blobs();

        assertThatThrownBy(() -> blobs.get("x")).hasMessageContaining("ContainerNotFound (404)");
        assertThatThrownBy(() -> blobs.list("")).hasMessageContaining("ContainerNotFound (404)");
    }

    @Test
    void refusesWhoeverHasNoGoodTokenOfEntra() throws Exception {
        assertRefused(call(Optional.empty()), 401, "NoAuthenticationInformation");
        assertRefused(call(Optional.of("Bearer x.y.z")), 401, "InvalidAuthenticationInfo");
        assertRefused(
                call(storage.managementToken().map(it -> "Bearer " + it)),
                401,
                "InvalidAuthenticationInfo");
        var token = storage.storageToken();
        var forged = token.substring(0, token.length() - 8) + "AAAAAAAA";
        assertRefused(call(Optional.of("Bearer " + forged)), 401, "InvalidAuthenticationInfo");
        assertRefused(
                call(Optional.of("SharedKey hacnpgpsapghaven:c2lnbmF0dXJl")),
                403,
                "KeyBasedAuthenticationNotPermitted");
        assertThat(call(Optional.of("Bearer " + token)).statusCode()).isEqualTo(200);
    }

    @Test
    void failsAsItIsToldForWhomItIsTold() throws Exception {
        faults.set(
                new JsonObject()
                        .put("status", 500)
                        .put("identity", "mi-pghaven-workload")
                        .put("methods", new JsonArray().add("PUT")));
        blobs(storage.writer()).put("fine", out -> out.write(1));

        faults.set(
                new JsonObject().put("status", 409).put("identity", "mi-pghaven-backup-service"));

        assertThatThrownBy(() -> blobs(storage.writer()).put("not-fine", out -> out.write(1)))
                .hasMessageContaining("ContainerBeingDeleted (409)");
    }

    @Test
    void hangsWhenItIsTold() {
        faults.set(new JsonObject().put("hang", true).put("path", "backups"));

        assertThatThrownBy(() -> call(Optional.of("Bearer " + storage.storageToken())))
                .isInstanceOf(HttpTimeoutException.class);
    }

    private static Blobs blobs(PodIdentity pod) throws IOException {
        return archive(pod).blobs();
    }

    private static ArchiveLocation archive(PodIdentity pod) throws IOException {
        return storage.pods().archive(pod, storage.destination(), "orders");
    }

    private static void assertRefused(HttpResponse<String> answer, int status, String code) {
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.headers().firstValue("x-ms-error-code")).contains(code);
        assertThat(answer.body()).contains("<Code>" + code + "</Code>");
        assertThat(answer.headers().firstValue("WWW-Authenticate").isPresent())
                .isEqualTo(status == 401);
    }

    private static HttpResponse<String> call(Optional<String> authorization) throws Exception {
        var list = URI.create(storage.accountUrl() + "/backups?restype=container&comp=list");
        var request =
                HttpRequest.newBuilder(list)
                        .timeout(Duration.ofSeconds(2))
                        .header("x-ms-version", "2023-11-03")
                        .method("GET", BodyPublishers.noBody());
        authorization.ifPresent(it -> request.header("Authorization", it));
        try (var http = HttpClient.newBuilder().sslContext(storage.pki.clientTls()).build()) {
            return http.send(request.build(), BodyHandlers.ofString());
        }
    }
}
