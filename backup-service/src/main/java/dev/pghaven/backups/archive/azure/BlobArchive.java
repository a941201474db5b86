package dev.pghaven.backups.archive.azure;

import com.azure.storage.blob.BlobClient;
import com.azure.storage.blob.BlobContainerClient;
import com.azure.storage.blob.models.BlobErrorCode;
import com.azure.storage.blob.models.BlobItem;
import com.azure.storage.blob.models.BlobRange;
import com.azure.storage.blob.models.BlobStorageException;
import com.azure.storage.blob.models.ListBlobsOptions;
import com.azure.storage.blob.options.BlobDownloadContentOptions;
import dev.pghaven.backups.archive.Archive;
import dev.pghaven.backups.archive.ArchivedBlob;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** An archive in a folder of a container. The SDK fetches a long listing page by page. */
final class BlobArchive implements Archive {
    private final BlobContainerClient container;
    private final String root;

    /**
     * @param folder without slashes at its ends; empty for the container itself
     */
    BlobArchive(BlobContainerClient container, String folder) {
        this.container = container;
        this.root = folder.isEmpty() ? "" : folder + "/";
    }

    @Override
    public List<ArchivedBlob> list(String prefix) {
        return attempt(
                "list " + prefix,
                () -> container.listBlobs(under(prefix), null).stream().map(this::blob).toList());
    }

    @Override
    public Folder folder(String path) {
        return attempt("list " + path, () -> folder(oneLevel(path)));
    }

    private List<BlobItem> oneLevel(String path) {
        return container.listBlobsByHierarchy("/", under(path), null).stream().toList();
    }

    private Folder folder(List<BlobItem> items) {
        return new Folder(
                items.stream().filter(BlobArchive::isFolder).map(this::name).toList(),
                items.stream().filter(it -> !isFolder(it)).map(this::blob).toList());
    }

    @Override
    public Optional<byte[]> read(String name) {
        return attempt("read " + name, () -> readIfThere(name));
    }

    private Optional<byte[]> readIfThere(String name) {
        try {
            return Optional.of(blob(name).downloadContent().toBytes());
        } catch (BlobStorageException e) {
            if (BlobErrorCode.BLOB_NOT_FOUND.equals(e.getErrorCode())) {
                return Optional.empty();
            }
            throw e;
        }
    }

    @Override
    public byte[] tail(ArchivedBlob blob, int bytes) {
        // Azure refuses a range of an empty blob.
        return blob.size() == 0
                ? new byte[0]
                : attempt(
                        "read the end of " + blob.name(),
                        () -> bytes(blob.name(), new BlobRange(Math.max(0, blob.size() - bytes))));
    }

    private byte[] bytes(String name, BlobRange range) {
        var options = new BlobDownloadContentOptions().setRange(range);
        return blob(name).downloadContentWithResponse(options, null, null).getValue().toBytes();
    }

    private BlobClient blob(String name) {
        return container.getBlobClient(root + name);
    }

    @Override
    public void delete(String name) {
        attempt("delete " + name, () -> blob(name).deleteIfExists());
    }

    private ListBlobsOptions under(String prefix) {
        return new ListBlobsOptions().setPrefix(root + prefix);
    }

    private static boolean isFolder(BlobItem item) {
        return Boolean.TRUE.equals(item.isPrefix());
    }

    private ArchivedBlob blob(BlobItem item) {
        var properties = item.getProperties();
        return new ArchivedBlob(
                name(item),
                properties.getContentLength(),
                properties.getLastModified().toInstant(),
                properties.getETag());
    }

    private String name(BlobItem item) {
        return item.getName().substring(root.length());
    }

    private <T> T attempt(String what, Supplier<T> call) {
        return BlobAnswer.of("container " + container.getBlobContainerUrl(), what, call);
    }
}
