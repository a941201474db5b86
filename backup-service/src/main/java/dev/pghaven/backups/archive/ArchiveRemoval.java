package dev.pghaven.backups.archive;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executors;

/** Takes a server's whole archive away, a part at a time, so that no call takes for ever. */
public final class ArchiveRemoval {
    private static final int AT_ONCE = 8;

    private ArchiveRemoval() {}

    /**
     * What a call took away.
     *
     * @param left how many blobs are still there
     */
    public record Removed(long blobs, long bytes, long left) {
        public boolean finished() {
            return left == 0;
        }
    }

    public static Removed remove(ServerArchive archive, int atMost) {
        var all = archive.archive().list(archive.folder());
        var some = all.stream().limit(atMost).toList();
        delete(archive.archive(), some);
        return new Removed(
                some.size(),
                some.stream().mapToLong(ArchivedBlob::size).sum(),
                all.size() - some.size());
    }

    private static void delete(Archive archive, List<ArchivedBlob> blobs) {
        try (var workers = Executors.newFixedThreadPool(AT_ONCE, Thread.ofVirtual().factory())) {
            var deletions =
                    blobs.stream()
                            .map(it ->
                                    CompletableFuture.runAsync(
                                            () -> archive.delete(it.name()), workers))
                            .toArray(CompletableFuture[]::new);
            CompletableFuture.allOf(deletions).join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException why) {
                throw why;
            }
            throw e;
        }
    }
}
