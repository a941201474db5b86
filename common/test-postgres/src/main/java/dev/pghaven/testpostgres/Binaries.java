package dev.pghaven.testpostgres;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/** PostgreSQL's programs, unpacked once per user and version into the temporary directory. */
final class Binaries {
    private static final String ARCHIVE = "/postgres-linux-x86_64.txz";

    private Binaries() {}

    static Path unpacked() throws IOException {
        var home = home();
        if (Files.isDirectory(home)) {
            return home;
        }
        Files.createDirectories(home.getParent());
        var fresh = Files.createTempDirectory(home.getParent(), "unpacking");
        unpackInto(fresh);
        Files.setPosixFilePermissions(fresh, PosixFilePermissions.fromString("rwxr-xr-x"));
        return moveTo(home, fresh);
    }

    /** Another process may have been faster; then its copy serves as well. */
    private static Path moveTo(Path home, Path fresh) throws IOException {
        try {
            return Files.move(fresh, home, StandardCopyOption.ATOMIC_MOVE);
        } catch (FileSystemException e) {
            if (!Files.isDirectory(home)) {
                throw e;
            }
            Folders.delete(fresh);
            return home;
        }
    }

    private static Path home() {
        var jar =
                Binaries.class
                        .getResource(ARCHIVE)
                        .getPath()
                        .replaceAll(".*/([^/]+)\\.jar!.*", "$1");
        return Path.of(
                System.getProperty("java.io.tmpdir"),
                "pghaven-test-" + System.getProperty("user.name"),
                jar);
    }

    private static void unpackInto(Path folder) throws IOException {
        try (var raw = Binaries.class.getResourceAsStream(ARCHIVE);
                var tar =
                        new TarArchiveInputStream(
                                new XZCompressorInputStream(new BufferedInputStream(raw)))) {
            for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                write(entry, tar, folder.resolve(entry.getName()));
            }
        }
    }

    private static void write(TarArchiveEntry entry, TarArchiveInputStream tar, Path target)
            throws IOException {
        if (entry.isDirectory()) {
            Files.createDirectories(target);
        } else if (entry.isSymbolicLink()) {
            Files.createDirectories(target.getParent());
            Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
        } else {
            Files.createDirectories(target.getParent());
            Files.copy(tar, target);
            var executable = (entry.getMode() & 0100) != 0 ? "rwxr-xr-x" : "rw-r--r--";
            Files.setPosixFilePermissions(target, PosixFilePermissions.fromString(executable));
        }
    }
}
