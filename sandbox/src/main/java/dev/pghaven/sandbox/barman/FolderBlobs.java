package dev.pghaven.sandbox.barman;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Blobs as files of a folder. */
public final class FolderBlobs implements Blobs {
    private static final String UNFINISHED = ".unfinished";

    private final Path folder;

    public FolderBlobs(Path folder) {
        this.folder = folder;
    }

    @Override
    public void put(String name, Content content) throws IOException {
        var unfinished = unfinished(name);
        try {
            try (var out = new BufferedOutputStream(Files.newOutputStream(unfinished))) {
                content.writeTo(out);
            }
            Files.move(unfinished, file(name), StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(unfinished);
        }
    }

    @Override
    public boolean putIfAbsent(String name, byte[] bytes) throws IOException {
        if (Files.exists(file(name))) {
            return false;
        }
        put(name, out -> out.write(bytes));
        return true;
    }

    @Override
    public Optional<InputStream> get(String name) throws IOException {
        try {
            return Optional.of(Files.newInputStream(file(name)));
        } catch (NoSuchFileException absent) {
            return Optional.empty();
        }
    }

    @Override
    public List<Blob> list(String prefix) throws IOException {
        if (Files.notExists(folder)) {
            return List.of();
        }
        try (var files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .map(it -> new Blob(folder.relativize(it).toString(), it.toFile().length()))
                    .filter(it -> it.name().startsWith(prefix) && !it.name().endsWith(UNFINISHED))
                    .sorted(Comparator.comparing(Blob::name))
                    .toList();
        }
    }

    @Override
    public boolean delete(String name) throws IOException {
        return Files.deleteIfExists(file(name));
    }

    private Path unfinished(String name) throws IOException {
        var target = file(name);
        Files.createDirectories(target.getParent());
        return Files.createTempFile(target.getParent(), "put", UNFINISHED);
    }

    private Path file(String name) {
        return folder.resolve(name);
    }
}
