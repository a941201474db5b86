package dev.pghaven.sandbox.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Reads {@code pg_control}; {@code pg_controldata} is not among the binaries. The offsets at which
 * others look are those of the structure's versions 1300 (PostgreSQL 13 to 17) and 1800.
 */
final class ControlFile {
    private static final int VERSION = 8;
    private static final int OLDEST_VERSION = 1300;
    private static final int NEWEST_VERSION = 1800;
    private static final int LENGTH_AT_LEAST = 200;

    private ControlFile() {}

    static Path in(Path pgData) {
        return pgData.resolve("global/pg_control");
    }

    static ByteBuffer read(Path pgData) {
        var file = in(pgData);
        try {
            return checked(
                    ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    private static ByteBuffer checked(ByteBuffer content) {
        if (content.limit() < LENGTH_AT_LEAST || !isKnown(content.getInt(VERSION))) {
            throw new IllegalStateException("pg_control is of no version that is known here");
        }
        return content;
    }

    private static boolean isKnown(int version) {
        return version == OLDEST_VERSION || version == NEWEST_VERSION;
    }
}
