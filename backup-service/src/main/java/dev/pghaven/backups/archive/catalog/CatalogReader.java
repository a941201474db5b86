package dev.pghaven.backups.archive.catalog;

import dev.pghaven.backups.archive.ArchivedBlob;
import dev.pghaven.backups.archive.ServerArchive;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;

/** Reads the catalog of a server: one listing, then two or three small reads per backup. */
public final class CatalogReader {
    private static final int AT_ONCE = 8;

    private CatalogReader() {}

    public static Catalog read(ServerArchive archive) {
        var folders =
                archive.archive().list(archive.backups()).stream()
                        .filter(it -> it.name().indexOf('/', archive.backups().length()) > 0)
                        .collect(
                                Collectors.groupingBy(
                                        it -> idOf(archive, it),
                                        TreeMap::new,
                                        Collectors.toList()));
        var backups =
                folders.entrySet().stream()
                        .map(it -> new BackupFolder(archive.archive(), it.getKey(), it.getValue()))
                        .toList();
        return new Catalog(archive.server(), readAll(backups));
    }

    /** Of one backup alone. */
    public static Optional<CataloguedBackup> read(ServerArchive archive, String id) {
        var blobs = archive.archive().list(archive.backups() + id + "/");
        return blobs.isEmpty()
                ? Optional.empty()
                : Optional.of(new BackupFolder(archive.archive(), id, blobs).read());
    }

    private static String idOf(ServerArchive archive, ArchivedBlob blob) {
        var begin = archive.backups().length();
        return blob.name().substring(begin, blob.name().indexOf('/', begin));
    }

    private static List<CataloguedBackup> readAll(List<BackupFolder> folders) {
        try (var readers = Executors.newFixedThreadPool(AT_ONCE, Thread.ofVirtual().factory())) {
            var reads =
                    folders.stream()
                            .map(it -> CompletableFuture.supplyAsync(it::read, readers))
                            .toList();
            return reads.stream().map(CatalogReader::result).toList();
        }
    }

    private static CataloguedBackup result(CompletableFuture<CataloguedBackup> read) {
        try {
            return read.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException why) {
                throw why;
            }
            throw e;
        }
    }
}
