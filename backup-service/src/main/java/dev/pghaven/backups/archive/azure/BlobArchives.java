package dev.pghaven.backups.archive.azure;

import dev.pghaven.azure.BlobContainers;
import dev.pghaven.azure.DestinationPath;
import dev.pghaven.backups.archive.Archive;
import dev.pghaven.backups.archive.Archives;
import jakarta.enterprise.context.ApplicationScoped;

/** Opens archives in containers of Azure Blob Storage. */
@ApplicationScoped
class BlobArchives implements Archives {
    private final BlobContainers containers;

    BlobArchives(BlobContainers containers) {
        this.containers = containers;
    }

    @Override
    public Archive at(DestinationPath path) {
        return new BlobArchive(containers.at(path), path.folder());
    }
}
