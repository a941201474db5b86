package dev.pghaven.sandbox.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import org.postgresql.replication.LogSequenceNumber;

/** Where a stopped server's data stand, as {@code pg_control} says. */
public record LastCheckpoint(boolean shutDown, LogSequenceNumber position, int timeline) {
    private static final int STATE = 16;
    private static final int POSITION = 32;
    private static final int TIMELINE = 48;
    private static final int SHUT_DOWN = 1;

    public static LastCheckpoint of(Path pgData) {
        var file = pgData.resolve("global/pg_control");
        try {
            return read(ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    private static LastCheckpoint read(ByteBuffer content) {
        return new LastCheckpoint(
                content.getInt(STATE) == SHUT_DOWN,
                LogSequenceNumber.valueOf(content.getLong(POSITION)),
                content.getInt(TIMELINE));
    }
}
