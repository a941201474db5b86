package dev.pghaven.sandbox.cnpg.api;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/**
 * Reads the moments that CNPG takes as a target: RFC 3339 or PostgreSQL's, UTC where none is said.
 */
public final class TargetTime {
    private static final DateTimeFormatter FORMAT =
            new DateTimeFormatterBuilder()
                    .append(DateTimeFormatter.ISO_LOCAL_DATE)
                    .appendPattern("['T'][' ']")
                    .append(DateTimeFormatter.ISO_LOCAL_TIME)
                    .optionalStart()
                    .appendOffset("+HH:mm", "Z")
                    .optionalEnd()
                    .optionalStart()
                    .appendOffset("+HH", "+00")
                    .optionalEnd()
                    .toFormatter();

    private TargetTime() {}

    public static Optional<Instant> parse(String text) {
        try {
            var read = FORMAT.parseBest(text, ZonedDateTime::from, LocalDateTime::from);
            return Optional.of(
                    read instanceof ZonedDateTime zoned
                            ? zoned.toInstant()
                            : LocalDateTime.from(read).toInstant(ZoneOffset.UTC));
        } catch (DateTimeParseException notATime) {
            return Optional.empty();
        }
    }
}
