package dev.pghaven.sandbox.barman;

import com.azure.core.util.BinaryData;
import com.azure.storage.blob.BlobContainerClient;
import com.azure.storage.blob.models.BlobErrorCode;
import com.azure.storage.blob.models.BlobStorageException;
import com.azure.storage.blob.models.ListBlobsOptions;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** A container of Azure Blob Storage, by Azure's own client. */
public final class AzureBlobs implements Blobs {
    private final BlobContainerClient container;

    public AzureBlobs(BlobContainerClient container) {
        this.container = container;
    }

    @Override
    public void put(String name, Content content) throws IOException {
        try (var blocks = new BlockUpload(container.getBlobClient(name).getBlockBlobClient())) {
            content.writeTo(blocks);
            blocks.commit();
        } catch (RuntimeException e) {
            throw failure("write " + name, e);
        }
    }

    @Override
    public boolean putIfAbsent(String name, byte[] bytes) throws IOException {
        try {
            container.getBlobClient(name).upload(BinaryData.fromBytes(bytes), false);
            return true;
        } catch (BlobStorageException e) {
            if (BlobErrorCode.BLOB_ALREADY_EXISTS.equals(e.getErrorCode())) {
                return false;
            }
            throw failure("write " + name, e);
        } catch (RuntimeException e) {
            throw failure("write " + name, e);
        }
    }

    @Override
    public Optional<InputStream> get(String name) throws IOException {
        try {
            return Optional.of(new RangedDownload(container.getBlobClient(name)));
        } catch (BlobStorageException e) {
            if (BlobErrorCode.BLOB_NOT_FOUND.equals(e.getErrorCode())) {
                return Optional.empty();
            }
            throw failure("read " + name, e);
        } catch (RuntimeException e) {
            throw failure("read " + name, e);
        }
    }

    @Override
    public List<Blob> list(String prefix) throws IOException {
        var options = new ListBlobsOptions().setPrefix(prefix);
        return attempt(
                "list " + prefix,
                () ->
                        container.listBlobs(options, null).stream()
                                .map(it ->
                                        new Blob(
                                                it.getName(),
                                                it.getProperties().getContentLength()))
                                .toList());
    }

    @Override
    public boolean delete(String name) throws IOException {
        return attempt("delete " + name, () -> container.getBlobClient(name).deleteIfExists());
    }

    private static <T> T attempt(String what, Supplier<T> call) throws BlobFailure {
        try {
            return call.get();
        } catch (RuntimeException e) {
            throw failure(what, e);
        }
    }

    private static BlobFailure failure(String attempt, RuntimeException e) {
        return new BlobFailure(attempt, reason(e), e);
    }

    /** Azure's own code where it is Azure that refused. */
    static String reason(Throwable failure) {
        return failure instanceof BlobStorageException refused
                ? refused.getErrorCode() + " (" + refused.getStatusCode() + ")"
                : failure.getMessage();
    }
}
