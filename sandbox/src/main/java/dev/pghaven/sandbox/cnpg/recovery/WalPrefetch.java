package dev.pghaven.sandbox.cnpg.recovery;

import dev.pghaven.sandbox.barman.WalArchive;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Fetches the segments that will be asked for next, while the server replays the one before. */
final class WalPrefetch implements AutoCloseable {
    private final WalArchive archive;
    private final Path spool;
    private final int parallel;
    private final int segmentSize;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Map<String, Future<Boolean>> ahead = new HashMap<>();

    WalPrefetch(WalArchive archive, Path spool, int parallel, int segmentSize) {
        this.archive = archive;
        this.spool = spool;
        this.parallel = parallel;
        this.segmentSize = segmentSize;
    }

    /** Whether the file lies in the spool now. */
    synchronized boolean fetch(String name) throws IOException {
        var wanted = SegmentName.parse(name, segmentSize);
        if (wanted.isEmpty()) {
            return archive.fetch(name, inSpool(name));
        }
        for (int i = 0; i < parallel; i++) {
            begin(wanted.get().plus(i).toString());
        }
        var fetch = ahead.remove(name);
        return fetch == null || await(name, fetch);
    }

    Path inSpool(String name) {
        return spool.resolve(name);
    }

    private void begin(String name) {
        Callable<Boolean> fetch = () -> archive.fetch(name, inSpool(name));
        if (Files.notExists(inSpool(name))) {
            ahead.computeIfAbsent(name, absent -> threads.submit(fetch));
        }
    }

    /** What was not there a while ago may be there by now: the source goes on archiving. */
    private boolean await(String name, Future<Boolean> fetch) throws IOException {
        try {
            return fetch.get() || archive.fetch(name, inSpool(name));
        } catch (ExecutionException e) {
            throw new IOException(e.getCause().getMessage(), e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while " + name + " was fetched", e);
        }
    }

    /** What nobody asked for is of no use any more. */
    @Override
    public void close() throws IOException {
        threads.shutdownNow();
        threads.close();
        try (var left = Files.newDirectoryStream(spool)) {
            for (Path each : left) {
                Files.deleteIfExists(each);
            }
        }
    }
}
