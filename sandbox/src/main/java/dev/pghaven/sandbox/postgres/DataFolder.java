package dev.pghaven.sandbox.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/** Where a server's data lies: the data folder, and its WAL if that has a volume of its own. */
public record DataFolder(Path pgData, Optional<Path> wal) {

    /** PostgreSQL follows a link in place of {@code pg_wal}; initdb's {@code -X} makes the same. */
    void moveWalOut() {
        wal.ifPresent(this::moveWal);
    }

    /** For a copy, into which no WAL came along. */
    public void linkEmptyWal() {
        wal.ifPresent(target -> {
            Folders.createPrivate(target);
            link(target);
        });
    }

    public boolean isInitialised() {
        return Files.exists(pgData.resolve("PG_VERSION"));
    }

    private void moveWal(Path target) {
        Folders.createPrivate(target);
        try (var segments = Files.newDirectoryStream(pgData.resolve("pg_wal"))) {
            for (Path each : segments) {
                move(each, target.resolve(each.getFileName()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot move the WAL to " + target, e);
        }
        link(target);
    }

    private static void move(Path from, Path to) throws IOException {
        if (Files.isDirectory(from)) {
            FolderCopy.everything().copy(from, to);
            Folders.delete(from);
        } else {
            Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private void link(Path target) {
        try {
            Files.deleteIfExists(pgData.resolve("pg_wal"));
            Files.createSymbolicLink(pgData.resolve("pg_wal"), target);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot link pg_wal to " + target, e);
        }
    }
}
