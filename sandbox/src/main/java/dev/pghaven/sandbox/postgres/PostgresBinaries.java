package dev.pghaven.sandbox.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;

/** PostgreSQL's programs, unpacked once from the jar into a cache that several JVMs may share. */
public record PostgresBinaries(Path folder) {
    private static final String ARCHIVE = "/postgres-linux-%s.txz";

    /** Unpacks on the first call; the checksum in the folder's name keeps versions apart. */
    public static PostgresBinaries unpackedIn(Path cache) {
        URL archive = archive();
        try {
            var folder = cache.toAbsolutePath().resolve("postgres-" + checksumOf(archive));
            if (!Files.isDirectory(folder)) {
                Unpacking.of(archive).into(folder);
            }
            return new PostgresBinaries(folder);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot unpack PostgreSQL into " + cache, e);
        }
    }

    Path program(String name) {
        return folder.resolve("bin").resolve(name);
    }

    private static URL archive() {
        var architecture = System.getProperty("os.arch").equals("aarch64") ? "arm_64" : "x86_64";
        var name = ARCHIVE.formatted(architecture);
        URL archive = PostgresBinaries.class.getResource(name);
        if (archive == null) {
            throw new IllegalStateException("no PostgreSQL for this machine: " + name + " missing");
        }
        return archive;
    }

    /** The jar's own directory knows it, so the 15 MB need not be read. */
    private static String checksumOf(URL archive) throws IOException {
        var entry = ((JarURLConnection) archive.openConnection()).getJarEntry();
        return Long.toHexString(entry.getCrc());
    }
}
