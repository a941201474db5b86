package dev.pghaven.sandbox.postgres;

import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.postgresql.replication.LogSequenceNumber;

/** Where a stopped server's data stand, as {@code pg_control} says. */
public record LastCheckpoint(boolean shutDown, LogSequenceNumber position, int timeline) {
    private static final int STATE = 16;
    private static final int POSITION = 32;
    private static final int TIMELINE = 48;
    private static final int SHUT_DOWN = 1;

    /** Empty where a copy was not completed. */
    public static Optional<LastCheckpoint> of(Path pgData) {
        return Files.exists(ControlFile.in(pgData))
                ? Optional.of(read(ControlFile.read(pgData)))
                : Optional.empty();
    }

    private static LastCheckpoint read(ByteBuffer content) {
        return new LastCheckpoint(
                content.getInt(STATE) == SHUT_DOWN,
                LogSequenceNumber.valueOf(content.getLong(POSITION)),
                content.getInt(TIMELINE));
    }
}
