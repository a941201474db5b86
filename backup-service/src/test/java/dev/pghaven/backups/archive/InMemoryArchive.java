package dev.pghaven.backups.archive;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/** An archive in a map, which notes what it was asked to list. */
public final class InMemoryArchive implements Archive {
    private record Stored(byte[] content, long size, Instant time) {}

    private final TreeMap<String, Stored> blobs = new TreeMap<>();
    private final List<String> listed = new ArrayList<>();
    private Optional<ArchiveUnavailable> outage = Optional.empty();

    public void put(String name, byte[] content, Instant time) {
        blobs.put(name, new Stored(content, content.length, time));
    }

    public void put(String name, String content, Instant time) {
        put(name, content.getBytes(StandardCharsets.UTF_8), time);
    }

    /** A blob of which only the size matters. */
    public void putSized(String name, long size, Instant time) {
        blobs.put(name, new Stored(new byte[0], size, time));
    }

    public void fail(ArchiveUnavailable why) {
        outage = Optional.of(why);
    }

    public synchronized List<String> listed() {
        return List.copyOf(listed);
    }

    @Override
    public List<ArchivedBlob> list(String prefix) {
        note(prefix);
        return blobs.entrySet().stream()
                .filter(it -> it.getKey().startsWith(prefix))
                .map(it -> blob(it.getKey(), it.getValue()))
                .toList();
    }

    private synchronized void note(String prefix) {
        outage.ifPresent(it -> {
            throw it;
        });
        listed.add(prefix);
    }

    private static ArchivedBlob blob(String name, Stored it) {
        return new ArchivedBlob(name, it.size(), it.time(), "etag");
    }

    @Override
    public Folder folder(String path) {
        var folders = new TreeSet<String>();
        var files = new ArrayList<ArchivedBlob>();
        for (var it : blobs.tailMap(path, true).entrySet()) {
            if (!it.getKey().startsWith(path)) {
                break;
            }
            var slash = it.getKey().indexOf('/', path.length());
            if (slash < 0) {
                files.add(blob(it.getKey(), it.getValue()));
            } else {
                folders.add(it.getKey().substring(0, slash + 1));
            }
        }
        return new Folder(List.copyOf(folders), files);
    }

    @Override
    public Optional<byte[]> read(String name) {
        return Optional.ofNullable(blobs.get(name)).map(Stored::content);
    }

    @Override
    public byte[] tail(ArchivedBlob blob, int bytes) {
        var content = blobs.get(blob.name()).content();
        return Arrays.copyOfRange(content, Math.max(0, content.length - bytes), content.length);
    }

    @Override
    public synchronized void delete(String name) {
        blobs.remove(name);
    }
}
