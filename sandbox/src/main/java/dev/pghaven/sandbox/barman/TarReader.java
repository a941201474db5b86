package dev.pghaven.sandbox.barman;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/** Unpacks a tar into a folder, with the modes that PostgreSQL demands. */
final class TarReader {
    private static final int BUFFER = 1 << 20;
    private static final Set<PosixFilePermission> FOLDER = mode("rwx------");
    private static final FileAttribute<?> FOLDER_MODE =
            PosixFilePermissions.asFileAttribute(FOLDER);
    private static final FileAttribute<?> FILE_MODE =
            PosixFilePermissions.asFileAttribute(mode("rw-------"));

    private final Path target;

    /** One for all files: an empty cluster has a thousand small ones. */
    private final byte[] buffer = new byte[BUFFER];

    private TarReader(Path target) {
        this.target = target;
    }

    static void unpack(InputStream in, Path target) throws IOException {
        Files.createDirectories(target);
        Files.setPosixFilePermissions(target, FOLDER);
        var reader = new TarReader(target);
        try (var tar = new TarArchiveInputStream(in, "UTF-8")) {
            for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                reader.unpack(entry, tar);
            }
        }
    }

    private void unpack(TarArchiveEntry entry, InputStream content) throws IOException {
        var path = within(entry.getName());
        if (entry.isDirectory()) {
            createFolder(path);
        } else if (entry.isFile()) {
            write(content, path);
        } else {
            throw new IOException(
                    "a base backup holds files and folders only, not " + entry.getName());
        }
    }

    private void createFolder(Path path) throws IOException {
        try {
            Files.createDirectories(path.getParent());
            Files.createDirectory(path, FOLDER_MODE);
        } catch (FileAlreadyExistsException thereAlready) {
            Files.setPosixFilePermissions(path, FOLDER);
        }
    }

    private void write(InputStream content, Path path) throws IOException {
        Files.createDirectories(path.getParent());
        var options = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        try (var file = Files.newByteChannel(path, options, FILE_MODE)) {
            var bytes = ByteBuffer.wrap(buffer);
            for (int read = fill(content); read > 0; read = fill(content)) {
                bytes.clear().limit(read);
                while (bytes.hasRemaining()) {
                    file.write(bytes);
                }
            }
        }
    }

    /** As much as there is: streams answer in small pieces. */
    private int fill(InputStream content) throws IOException {
        return content.readNBytes(buffer, 0, buffer.length);
    }

    private Path within(String name) throws IOException {
        var path = target.resolve(name).normalize();
        if (!path.startsWith(target)) {
            throw new IOException("a path that leads out of the backup: " + name);
        }
        return path;
    }

    private static Set<PosixFilePermission> mode(String permissions) {
        return PosixFilePermissions.fromString(permissions);
    }
}
