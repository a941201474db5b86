package dev.pghaven.sandbox.barman;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/** Unpacks a tar into a folder, with the modes that PostgreSQL demands. */
final class TarReader {
    private static final int BUFFER = 1 << 20;

    private TarReader() {}

    static void unpack(InputStream in, Path target) throws IOException {
        Files.createDirectories(target);
        mode(target, "rwx------");
        try (var tar = new TarArchiveInputStream(in, "UTF-8")) {
            for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                unpack(entry, tar, within(target, entry.getName()));
            }
        }
    }

    private static void unpack(TarArchiveEntry entry, InputStream content, Path path)
            throws IOException {
        if (entry.isDirectory()) {
            Files.createDirectories(path);
            mode(path, "rwx------");
            return;
        }
        if (!entry.isFile()) {
            throw new IOException(
                    "a base backup holds files and folders only, not " + entry.getName());
        }
        Files.createDirectories(path.getParent());
        try (var out = new BufferedOutputStream(Files.newOutputStream(path), BUFFER)) {
            content.transferTo(out);
        }
        mode(path, "rw-------");
    }

    private static void mode(Path path, String permissions) throws IOException {
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
    }

    private static Path within(Path target, String name) throws IOException {
        var path = target.resolve(name).normalize();
        if (!path.startsWith(target)) {
            throw new IOException("a path that leads out of the backup: " + name);
        }
        return path;
    }
}
