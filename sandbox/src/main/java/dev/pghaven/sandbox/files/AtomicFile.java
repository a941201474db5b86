package dev.pghaven.sandbox.files;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/**
 * Replaces a file in one step, so that a reader sees the old content or the new one, never a half.
 */
public final class AtomicFile {
    private static final Set<PosixFilePermission> OWNER_ONLY =
            PosixFilePermissions.fromString("rw-------");
    private static final Set<PosixFilePermission> READABLE =
            PosixFilePermissions.fromString("rw-r--r--");

    private AtomicFile() {}

    public static void replace(Path file, String content) {
        replace(file, content.getBytes(StandardCharsets.UTF_8));
    }

    public static void replace(Path file, byte[] content) {
        replace(file, content, READABLE);
    }

    /** For keys, tokens and passwords: nobody but the owner may read the file, at no moment. */
    public static void replacePrivate(Path file, String content) {
        replace(file, content.getBytes(StandardCharsets.UTF_8), OWNER_ONLY);
    }

    private static void replace(Path file, byte[] content, Set<PosixFilePermission> permissions) {
        try {
            Files.createDirectories(file.getParent());
            FileAttribute<?> mode = PosixFilePermissions.asFileAttribute(OWNER_ONLY);
            Path fresh =
                    Files.createTempFile(file.getParent(), file.getFileName() + ".", ".new", mode);
            Files.write(fresh, content);
            Files.setPosixFilePermissions(fresh, permissions);
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
    }
}
