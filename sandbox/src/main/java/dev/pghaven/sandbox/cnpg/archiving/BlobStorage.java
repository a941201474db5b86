package dev.pghaven.sandbox.cnpg.archiving;

import com.azure.core.credential.TokenCredential;
import dev.pghaven.sandbox.barman.Blobs;
import java.net.URI;

/** Connects to a container of a storage account as whoever the credential stands for. */
@FunctionalInterface
public interface BlobStorage {
    Blobs container(URI account, String container, TokenCredential credential);
}
