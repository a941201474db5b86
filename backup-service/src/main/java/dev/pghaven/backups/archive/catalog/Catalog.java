package dev.pghaven.backups.archive.catalog;

import java.util.List;
import java.util.Optional;

/** All backups of a server, oldest first. */
public record Catalog(String server, List<CataloguedBackup> backups) {
    public Catalog {
        backups = backups.stream().sorted().toList();
    }

    public Optional<CataloguedBackup> find(String id) {
        return backups.stream().filter(it -> it.id().equals(id)).findFirst();
    }

    public List<BackupInfo> complete() {
        return backups.stream().flatMap(it -> it.complete().stream()).toList();
    }

    public Optional<BackupInfo> newest() {
        return complete().isEmpty() ? Optional.empty() : Optional.of(complete().getLast());
    }
}
