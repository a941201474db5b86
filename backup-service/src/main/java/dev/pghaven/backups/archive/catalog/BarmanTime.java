package dev.pghaven.backups.archive.catalog;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.TemporalAccessor;

/** Times as Python prints them: {@code 2024-06-05 13:47:18.123456+00:00}. */
final class BarmanTime {
    private static final DateTimeFormatter FORM =
            new DateTimeFormatterBuilder()
                    .append(DateTimeFormatter.ISO_LOCAL_DATE)
                    .appendPattern("[' ']['T']")
                    .append(DateTimeFormatter.ISO_LOCAL_TIME)
                    .appendPattern("[XXX][XX][X]")
                    .toFormatter()
                    .withResolverStyle(ResolverStyle.STRICT);

    private BarmanTime() {}

    static Instant of(String text) {
        return switch (parsed(text)) {
            case OffsetDateTime it -> it.toInstant();
            // Barman takes its own zone then, and CNPG's containers have UTC.
            case LocalDateTime it -> it.toInstant(ZoneOffset.UTC);
            default -> throw new IllegalArgumentException("not a time: " + text);
        };
    }

    private static TemporalAccessor parsed(String text) {
        return FORM.parseBest(text, OffsetDateTime::from, LocalDateTime::from);
    }
}
