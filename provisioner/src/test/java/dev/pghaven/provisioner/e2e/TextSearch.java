package dev.pghaven.provisioner.e2e;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;

/** Looks for a text in folders whose files may come and go meanwhile. */
final class TextSearch extends SimpleFileVisitor<Path> {
    private final String text;
    private final List<Path> found = new ArrayList<>();

    private TextSearch(String text) {
        this.text = text;
    }

    static List<Path> filesWith(String text, List<Path> folders) throws IOException {
        var search = new TextSearch(text);
        for (var folder : folders) {
            Files.walkFileTree(folder, search);
        }
        return search.found;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
        try {
            if (attributes.isRegularFile()
                    && Files.readString(file, StandardCharsets.ISO_8859_1).contains(text)) {
                found.add(file);
            }
            return FileVisitResult.CONTINUE;
        } catch (NoSuchFileException vanished) {
            return FileVisitResult.CONTINUE;
        }
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
        return failure instanceof NoSuchFileException
                ? FileVisitResult.CONTINUE
                : super.visitFileFailed(file, failure);
    }
}
