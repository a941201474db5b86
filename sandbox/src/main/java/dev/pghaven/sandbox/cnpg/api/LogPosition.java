package dev.pghaven.sandbox.cnpg.api;

import java.util.Optional;
import java.util.regex.Pattern;
import org.postgresql.replication.LogSequenceNumber;

/** Reads positions in the WAL as people write them; the driver takes nonsense for position zero. */
public final class LogPosition {
    private static final Pattern WRITTEN = Pattern.compile("[0-9A-Fa-f]{1,8}/[0-9A-Fa-f]{1,8}");

    private LogPosition() {}

    public static Optional<LogSequenceNumber> parse(String text) {
        return WRITTEN.matcher(text).matches()
                ? Optional.of(LogSequenceNumber.valueOf(text))
                : Optional.empty();
    }
}
