package dev.pghaven.sandbox.barman;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.function.Predicate;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/** Writes the files of a running server into a tar: they vanish, shrink and grow meanwhile. */
final class TarWriter implements AutoCloseable {
    private static final int FOLDER_MODE = 040700;
    private static final int FILE_MODE = 0100600;
    private static final int BUFFER = 1 << 20;

    private final TarArchiveOutputStream tar;
    private final byte[] buffer = new byte[BUFFER];

    TarWriter(OutputStream out) {
        tar = new TarArchiveOutputStream(out, "UTF-8");
        tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
        tar.setBigNumberMode(TarArchiveOutputStream.BIGNUMBER_POSIX);
    }

    /** {@code leftEmpty} folders are there without their content. */
    void folder(Path folder, Predicate<Path> leftOut, Predicate<Path> leftEmpty)
            throws IOException {
        Files.walkFileTree(folder, new Walk(folder, leftOut, leftEmpty));
    }

    void text(String name, String content) throws IOException {
        var bytes = content.getBytes(StandardCharsets.UTF_8);
        var entry = entry(name, FILE_MODE);
        entry.setSize(bytes.length);
        tar.putArchiveEntry(entry);
        tar.write(bytes);
        tar.closeArchiveEntry();
    }

    /** The size stands before the content: what grew since is cut, what shrank is padded. */
    void file(Path file, String name) throws IOException {
        try (var in = Files.newInputStream(file)) {
            long size = Files.size(file);
            var entry = entry(name, FILE_MODE);
            entry.setSize(size);
            entry.setModTime(Files.getLastModifiedTime(file));
            tar.putArchiveEntry(entry);
            pad(copy(in, size));
            tar.closeArchiveEntry();
        }
    }

    @Override
    public void close() throws IOException {
        tar.close();
    }

    private void emptyFolder(String name) throws IOException {
        tar.putArchiveEntry(entry(name + "/", FOLDER_MODE));
        tar.closeArchiveEntry();
    }

    private static TarArchiveEntry entry(String name, int mode) {
        var entry = new TarArchiveEntry(name);
        entry.setMode(mode);
        return entry;
    }

    private long copy(InputStream in, long size) throws IOException {
        long left = size;
        while (left > 0) {
            int read = in.read(buffer, 0, (int) Math.min(left, buffer.length));
            if (read < 0) {
                return left;
            }
            tar.write(buffer, 0, read);
            left -= read;
        }
        return 0;
    }

    private void pad(long bytes) throws IOException {
        var zeros = new byte[(int) Math.min(bytes, BUFFER)];
        for (long left = bytes; left > 0; left -= zeros.length) {
            tar.write(zeros, 0, (int) Math.min(left, zeros.length));
        }
    }

    private final class Walk extends SimpleFileVisitor<Path> {
        private final Path root;
        private final Predicate<Path> leftOut;
        private final Predicate<Path> leftEmpty;

        Walk(Path root, Predicate<Path> leftOut, Predicate<Path> leftEmpty) {
            this.root = root;
            this.leftOut = leftOut;
            this.leftEmpty = leftEmpty;
        }

        @Override
        public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes)
                throws IOException {
            var name = root.relativize(folder);
            if (folder.equals(root)) {
                return FileVisitResult.CONTINUE;
            }
            if (leftOut.test(name)) {
                return FileVisitResult.SKIP_SUBTREE;
            }
            emptyFolder(name.toString());
            return leftEmpty.test(name) ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
                throws IOException {
            var name = root.relativize(file);
            if (leftEmpty.test(name)) {
                // pg_wal on a volume of its own is a link.
                emptyFolder(name.toString());
            } else if (attributes.isRegularFile() && !leftOut.test(name)) {
                unlessVanished(file, name);
            }
            return FileVisitResult.CONTINUE;
        }

        private void unlessVanished(Path file, Path name) throws IOException {
            try {
                file(file, name.toString());
            } catch (NoSuchFileException vanished) {
                // Its removal is in the WAL, which recovery replays.
            }
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
            if (failure instanceof NoSuchFileException) {
                return FileVisitResult.CONTINUE;
            }
            throw failure;
        }
    }
}
