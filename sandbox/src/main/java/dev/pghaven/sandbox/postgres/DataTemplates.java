package dev.pghaven.sandbox.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.BiConsumer;

/**
 * Data folders to copy instead of running initdb, one for each set of options: 0.05 s instead of
 * 0.4 s. Each copy gets a system identifier of its own, as every initdb would give it.
 */
record DataTemplates(Path folder, BiConsumer<InitdbOptions, Path> initdb) {

    void copy(InitdbOptions options, Path pgData) {
        try {
            var template = folder.resolve(options.key());
            if (!Files.isDirectory(template)) {
                make(template, options);
            }
            Folders.createPrivate(pgData);
            FolderCopy.everything().copy(template, pgData);
            SystemIdentifier.random().writeInto(pgData);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot make the data folder " + pgData, e);
        }
    }

    private void make(Path template, InitdbOptions options) throws IOException {
        Files.createDirectories(folder);
        Path fresh = Folders.createPrivate(Files.createTempDirectory(folder, "initdb-"));
        initdb.accept(options, fresh);
        Folders.moveUnlessThere(fresh, template);
    }
}
