package dev.pghaven.sandbox.cnpg;

import dev.pghaven.sandbox.barman.ArchiveLocation;
import dev.pghaven.sandbox.barman.BlobFailure;
import dev.pghaven.sandbox.barman.FolderBlobs;
import dev.pghaven.sandbox.cnpg.api.BarmanObjectStore;
import dev.pghaven.sandbox.cnpg.archiving.Archives;
import dev.pghaven.sandbox.cnpg.archiving.PodAccount;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

/** Archives as folders, which can be made to refuse everybody. */
final class FolderArchives implements Archives {
    private final Path folder;
    private volatile Optional<String> refusal = Optional.empty();
    private volatile boolean hanging;

    FolderArchives(Path folder) {
        this.folder = folder;
    }

    void refuse(String reason) {
        refusal = Optional.of(reason);
    }

    /** What is opened from now on answers nothing, until somebody interrupts it. */
    void hang() {
        hanging = true;
    }

    void letIn() {
        refusal = Optional.empty();
        hanging = false;
    }

    ArchiveLocation of(String server) {
        return ArchiveLocation.of(new FolderBlobs(folder), "", server);
    }

    @Override
    public ArchiveLocation open(PodAccount pod, BarmanObjectStore store, String server)
            throws BlobFailure {
        if (refusal.isPresent()) {
            throw new BlobFailure("open the archive", refusal.get(), null);
        }
        if (hanging) {
            awaitInterruption();
        }
        return of(server);
    }

    private static void awaitInterruption() {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
