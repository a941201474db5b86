package dev.pghaven.backups.archive.azure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.azure.core.util.BinaryData;
import com.azure.storage.blob.BlobContainerClient;
import dev.pghaven.backups.archive.Archive;
import dev.pghaven.backups.archive.ArchiveUnavailable;
import dev.pghaven.backups.archive.ArchiveUnavailable.Cause;
import dev.pghaven.backups.archive.ArchivedBlob;
import dev.pghaven.backups.archive.OrdersArchive;
import dev.pghaven.backups.archive.ServerArchive;
import dev.pghaven.backups.archive.catalog.BackupState;
import dev.pghaven.backups.archive.catalog.CatalogReader;
import dev.pghaven.backups.archive.window.WindowReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Needs the installation that the launcher makes by npm. */
class BlobArchiveIT {
    @TempDir static Path folder;

    private static AzuriteProcess azurite;

    private BlobContainerClient container;

    @BeforeAll
    static void start() throws IOException {
        Assumptions.assumeTrue(
                AzuriteProcess.isInstalled(),
                "Azurite is not installed; ./pghaven test installs it");
        azurite = AzuriteProcess.start(folder);
    }

    @AfterAll
    static void stop() {
        if (azurite != null) {
            azurite.close();
        }
    }

    @BeforeEach
    void create() {
        container = azurite.client().createBlobContainer("backups-" + UUID.randomUUID());
    }

    private void put(String name, String content) {
        put(name, content.getBytes(StandardCharsets.UTF_8));
    }

    private void put(String name, byte[] content) {
        container.getBlobClient(name).upload(BinaryData.fromBytes(content), true);
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "sub/dir"})
    void namesAreRelativeToTheDestination(String root) {
        var prefix = root.isEmpty() ? "" : root + "/";
        put(prefix + "orders/base/1/backup.info", "status=DONE");
        put(prefix + "orders/wals/00000002.history", "1");
        put(prefix + "orders/wals/0000000100000000/000000010000000000000001", "12345");
        put(prefix + "orders-2/wals/00000003.history", "1");
        put("elsewhere/x", "x");
        var archive = new BlobArchive(container, root);

        assertThat(archive.list("orders/"))
                .extracting(ArchivedBlob::name)
                .containsExactly(
                        "orders/base/1/backup.info",
                        "orders/wals/0000000100000000/000000010000000000000001",
                        "orders/wals/00000002.history");
        assertThat(archive.folder("").folders()).contains("orders/", "orders-2/");
        assertThat(archive.folder("orders/wals/").folders())
                .containsExactly("orders/wals/0000000100000000/");
        assertThat(archive.folder("orders/wals/").blobs())
                .extracting(ArchivedBlob::fileName)
                .containsExactly("00000002.history");
        assertThat(archive.read("orders/base/1/backup.info").map(BlobArchiveIT::text))
                .contains("status=DONE");
    }

    @Test
    void aBlobHasASizeATimeAndATag() {
        put("x", "12345");

        var blob = new BlobArchive(container, "").list("").getFirst();

        assertThat(blob.size()).isEqualTo(5);
        assertThat(blob.time())
                .isBetween(
                        Instant.now().minus(Duration.ofMinutes(1)),
                        Instant.now().plus(Duration.ofMinutes(1)));
        assertThat(blob.etag()).isNotEmpty();
    }

    @Test
    void theEndOfABlobIsReadAlone() {
        put("long", "0123456789");
        put("empty", "");
        var archive = new BlobArchive(container, "");
        var blobs = archive.list("");

        assertThat(archive.tail(blobs.getFirst(), 3)).isEmpty();
        assertThat(text(archive.tail(blobs.getLast(), 3))).isEqualTo("789");
        assertThat(text(archive.tail(blobs.getLast(), 100))).isEqualTo("0123456789");
    }

    @Test
    void anEmptyBlobIsNoMissingOne() {
        put("empty", "");
        var archive = new BlobArchive(container, "");

        assertThat(archive.read("empty").map(BlobArchiveIT::text)).contains("");
        assertThat(archive.read("missing")).isEmpty();
    }

    @Test
    void whatIsDeletedIsGoneAndMayBeDeletedAgain() {
        put("x", "1");
        var archive = new BlobArchive(container, "");

        archive.delete("x");
        archive.delete("x");

        assertThat(archive.list("")).isEmpty();
    }

    /** Azure shows 5000 blobs at a time. */
    @Test
    void aListingHasAllItsPages() {
        try (var writers = Executors.newFixedThreadPool(16)) {
            IntStream.range(0, 5003)
                    .forEach(it -> writers.execute(() -> put("w/%06d".formatted(it), "")));
        }
        var archive = new BlobArchive(container, "");

        assertThat(archive.list("w/")).hasSize(5003);
        assertThat(archive.folder("w/").blobs()).hasSize(5003);
    }

    @Test
    void aContainerThatIsGoneIsNoEmptyOne() {
        container.delete();

        assertThat(failure(new BlobArchive(container, "")).why())
                .isEqualTo(Cause.CONTAINER_MISSING);
    }

    @Test
    void anotherKeyIsDenied() {
        var stranger = azurite.client("another").getBlobContainerClient("backups");

        var failure = failure(new BlobArchive(stranger, ""));

        assertThat(failure.why()).isEqualTo(Cause.ACCESS_DENIED);
        assertThat(failure).hasMessageContaining("access is denied (403 ");
    }

    private static ArchiveUnavailable failure(Archive archive) {
        return catchThrowableOfType(ArchiveUnavailable.class, () -> archive.list(""));
    }

    @Test
    void anArchiveIsJudgedAsItLies() {
        var id = "20260605T120400";
        put("orders/base/" + id + "/backup.info", OrdersArchive.info(1, 4, 5));
        put("orders/base/" + id + "/data.tar", new byte[10240]);
        for (var it : new int[] {4, 5, 6, 8}) {
            put(
                    OrdersArchive.pathOf(OrdersArchive.segment(1, it)),
                    new byte[OrdersArchive.SIZE.bytes()]);
        }
        var server = new ServerArchive(new BlobArchive(container, ""), "orders");

        var catalog = CatalogReader.read(server);
        var windows = WindowReader.read(server, catalog).windows();

        assertThat(catalog.find(id).orElseThrow().state()).isInstanceOf(BackupState.Complete.class);
        assertThat(windows.newest().orElseThrow().last()).isEqualTo(OrdersArchive.segment(1, 6));
    }
}
