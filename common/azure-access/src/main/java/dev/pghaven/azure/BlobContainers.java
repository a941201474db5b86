package dev.pghaven.azure;

import com.azure.storage.blob.BlobContainerClient;

/** Containers of Azure Blob Storage, entered with the service's own identity. */
public interface BlobContainers {
    /** Nothing is asked of Azure until the client is used. */
    BlobContainerClient at(DestinationPath path);
}
