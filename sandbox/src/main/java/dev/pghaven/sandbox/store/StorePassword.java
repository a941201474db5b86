package dev.pghaven.sandbox.store;

import dev.pghaven.sandbox.files.AtomicFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;

/** The services' password, made once and kept in a file for its owner only. */
record StorePassword(Path file) {
    private static final int BYTES = 24;

    String value() {
        try {
            if (!Files.exists(file)) {
                AtomicFile.replacePrivate(file, generate());
            }
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    private static String generate() {
        var bytes = new byte[BYTES];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
