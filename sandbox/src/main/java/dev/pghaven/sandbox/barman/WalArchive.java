package dev.pghaven.sandbox.barman;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;

/** The WAL of one server in its archive. */
public record WalArchive(ArchiveLocation location) {

    /** Does nothing where the same is archived already; another content is never replaced. */
    public void archive(Path file, Compression compression) throws IOException {
        var name = new WalName(file.getFileName().toString());
        var content = Files.readAllBytes(file);
        var blob = blob(name, compression);
        if (!location.blobs().putIfAbsent(blob, compressed(content, compression))
                && !isSame(blob, content, compression)) {
            throw new IOException(
                    name.text() + " is archived already, with another content, as " + blob);
        }
    }

    /** Answers false where it is not archived; the target then is not touched. */
    public boolean fetch(String file, Path target) throws IOException {
        var name = new WalName(file);
        for (var compression : Compression.values()) {
            var blob = location.blobs().get(blob(name, compression));
            if (blob.isPresent()) {
                write(blob.get(), compression, target);
                return true;
            }
        }
        return false;
    }

    /** Whether nothing at all is archived, which a new cluster demands. */
    public boolean isEmpty() throws IOException {
        return location.blobs().list(location.wals()).isEmpty();
    }

    private String blob(WalName name, Compression compression) {
        return location.wals() + name.path() + compression.suffix();
    }

    private static byte[] compressed(byte[] content, Compression compression) throws IOException {
        if (compression == Compression.NONE) {
            return content;
        }
        var bytes = new ByteArrayOutputStream(content.length / 2);
        try (var out = compression.compress(bytes)) {
            out.write(content);
        }
        return bytes.toByteArray();
    }

    /** The compressed bytes may differ for the same content. */
    private boolean isSame(String blob, byte[] content, Compression compression)
            throws IOException {
        var stored = location.blobs().get(blob);
        if (stored.isEmpty()) {
            return false;
        }
        try (var in = compression.decompress(stored.get())) {
            return Arrays.equals(in.readAllBytes(), content);
        }
    }

    /** PostgreSQL must never see half a segment under the name that it asked for. */
    private static void write(InputStream blob, Compression compression, Path target)
            throws IOException {
        var unfinished = target.resolveSibling(target.getFileName() + ".fetching");
        try {
            try (var in = compression.decompress(blob)) {
                Files.copy(in, unfinished, StandardCopyOption.REPLACE_EXISTING);
            }
            Files.move(unfinished, target, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(unfinished);
        }
    }
}
