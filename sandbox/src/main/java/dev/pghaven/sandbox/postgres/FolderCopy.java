package dev.pghaven.sandbox.postgres;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.function.Predicate;

/** Copies a folder that a server may be writing to: what vanishes meanwhile is left out. */
final class FolderCopy {
    private final Predicate<Path> leaveOut;
    private final Predicate<Path> leaveEmpty;

    private FolderCopy(Predicate<Path> leaveOut, Predicate<Path> leaveEmpty) {
        this.leaveOut = leaveOut;
        this.leaveEmpty = leaveEmpty;
    }

    static FolderCopy everything() {
        return new FolderCopy(path -> false, path -> false);
    }

    /** The predicates see paths relative to the copied folder. */
    static FolderCopy without(Predicate<Path> leaveOut, Predicate<Path> leaveEmpty) {
        return new FolderCopy(leaveOut, leaveEmpty);
    }

    void copy(Path from, Path to) throws IOException {
        Files.walkFileTree(
                from,
                new SimpleFileVisitor<>() {
                    @Override
                    public FileVisitResult preVisitDirectory(
                            Path folder, BasicFileAttributes attributes) {
                        var name = from.relativize(folder);
                        Folders.createPrivate(to.resolve(name));
                        return leaveEmpty.test(name)
                                ? FileVisitResult.SKIP_SUBTREE
                                : FileVisitResult.CONTINUE;
                    }

                    @Override
                    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
                            throws IOException {
                        var name = from.relativize(file);
                        if (attributes.isRegularFile() && !leaveOut.test(name)) {
                            copyFile(file, to.resolve(name));
                        }
                        return FileVisitResult.CONTINUE;
                    }

                    @Override
                    public FileVisitResult visitFileFailed(Path file, IOException failure)
                            throws IOException {
                        if (failure instanceof NoSuchFileException) {
                            return FileVisitResult.CONTINUE;
                        }
                        throw failure;
                    }
                });
    }

    private static void copyFile(Path from, Path to) throws IOException {
        try {
            Files.copy(from, to);
        } catch (NoSuchFileException vanished) {
            Files.deleteIfExists(to);
        }
    }
}
