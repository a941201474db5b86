package dev.pghaven.sandbox.files;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;

/** A secret that is made once and kept in a file for its owner only. */
public record GeneratedSecret(Path file) {
    private static final int BYTES = 24;

    public void ensure() {
        if (!Files.exists(file)) {
            AtomicFile.replacePrivate(file, generate());
        }
    }

    public String value() {
        ensure();
        try {
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
