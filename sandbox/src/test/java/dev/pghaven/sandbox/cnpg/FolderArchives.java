package dev.pghaven.sandbox.cnpg;

import dev.pghaven.sandbox.barman.ArchiveLocation;
import dev.pghaven.sandbox.barman.FolderBlobs;
import dev.pghaven.sandbox.cnpg.api.BarmanObjectStore;
import dev.pghaven.sandbox.cnpg.archiving.Archives;
import dev.pghaven.sandbox.cnpg.archiving.PodAccount;
import java.nio.file.Path;
import java.util.Optional;

/** Archives as folders, which can be made to refuse everybody. */
final class FolderArchives implements Archives {
    private final Path folder;
    private volatile Optional<String> refusal = Optional.empty();

    FolderArchives(Path folder) {
        this.folder = folder;
    }

    void refuse(String reason) {
        refusal = Optional.of(reason);
    }

    void letIn() {
        refusal = Optional.empty();
    }

    ArchiveLocation of(String server) {
        return ArchiveLocation.of(new FolderBlobs(folder), "", server);
    }

    @Override
    public ArchiveLocation open(PodAccount pod, BarmanObjectStore store, String server) {
        refusal.ifPresent(reason -> {
            throw new IllegalStateException(reason);
        });
        return of(server);
    }
}
