package dev.pghaven.provisioner.azure;

import com.azure.storage.blob.models.BlobErrorCode;
import com.azure.storage.blob.models.BlobItem;
import com.azure.storage.blob.models.BlobStorageException;
import com.azure.storage.blob.models.ListBlobsOptions;
import dev.pghaven.azure.AzureConfiguration;
import dev.pghaven.azure.BlobContainers;
import dev.pghaven.provisioner.Archive;
import dev.pghaven.provisioner.Archives;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.function.Predicate;

/** Archives in Azure Blob Storage, in Barman's layout. */
@ApplicationScoped
class BlobArchives implements Archives {
    private static final int FEW = 5;
    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;

    private final BlobContainers containers;
    private final Duration timeout;

    BlobArchives(BlobContainers containers, AzureConfiguration config) {
        this.containers = containers;
        this.timeout = config.timeout();
    }

    @Override
    public Look anythingIn(Archive archive) {
        return look(archive, prefixOf(archive), blob -> true);
    }

    @Override
    public Look segment(Archive archive, String name) {
        var prefix = prefixOf(archive) + SegmentBlobs.prefixOf(name);
        return look(archive, prefix, blob -> SegmentBlobs.isWhole(blob, name));
    }

    private Look look(Archive archive, String prefix, Predicate<String> wanted) {
        try {
            return containers.at(archive.destination()).listBlobs(options(prefix), timeout).stream()
                    .map(BlobItem::getName)
                    .filter(wanted)
                    .findFirst()
                    .<Look>map(Look.Found::new)
                    .orElseGet(Look.Nothing::new);
        } catch (BlobStorageException e) {
            return answer(archive, e);
        }
    }

    /** Anything else is an outage, and passes. */
    private static Look answer(Archive archive, BlobStorageException e) {
        if (BlobErrorCode.CONTAINER_NOT_FOUND.equals(e.getErrorCode())) {
            return new Look.NoContainer(
                    "there is no container %s in %s"
                            .formatted(
                                    archive.destination().container(),
                                    archive.destination().account()));
        }
        if (e.getStatusCode() == FORBIDDEN || e.getStatusCode() == UNAUTHORIZED) {
            return new Look.NoAccess(
                    "the provisioner may not list the blobs of %s (%s); it needs the role Storage Blob Data Reader"
                            .formatted(archive.destination(), e.getErrorCode()));
        }
        throw new IllegalStateException(
                "could not list the blobs of %s: HTTP %d %s"
                        .formatted(archive.destination(), e.getStatusCode(), e.getErrorCode()),
                e);
    }

    private static ListBlobsOptions options(String prefix) {
        return new ListBlobsOptions().setPrefix(prefix).setMaxResultsPerPage(FEW);
    }

    private static String prefixOf(Archive archive) {
        return archive.destination().prefixOf(archive.server());
    }
}
