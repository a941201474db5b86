package dev.pghaven.cli.print;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pghaven.contracts.Json;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/** Values as people read them. */
public final class Words {
    /** For what is not known. */
    public static final String UNKNOWN = "-";

    private static final String[] UNITS = {"B", "KiB", "MiB", "GiB", "TiB"};
    private static final int UNIT = 1024;

    private Words() {}

    /** To the hundredth of a second below a minute, to the second below a day. */
    public static String of(Duration it) {
        if (it.compareTo(Duration.ofMinutes(1)) < 0) {
            return String.format(Locale.ROOT, "%.2f s", it.toNanos() / 1e9);
        }
        if (it.compareTo(Duration.ofHours(1)) < 0) {
            return "%d min %d s".formatted(it.toMinutes(), it.toSecondsPart());
        }
        return it.compareTo(Duration.ofDays(1)) < 0
                ? "%d h %d min".formatted(it.toHours(), it.toMinutesPart())
                : "%d d %d h".formatted(it.toDays(), it.toHoursPart());
    }

    /** In UTC, to the second. */
    public static String of(Instant it) {
        return it.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    public static String bytes(long count) {
        var size = (double) count;
        var unit = 0;
        while (size >= UNIT && unit < UNITS.length - 1) {
            size /= UNIT;
            unit++;
        }
        return unit == 0 ? count + " B" : String.format(Locale.ROOT, "%.1f %s", size, UNITS[unit]);
    }

    /** As it is on the wire. */
    public static String constant(Enum<?> it) {
        return Json.toNode(it).asText();
    }

    /** A field that may be absent. */
    public static String field(JsonNode object, String name) {
        return object.hasNonNull(name) ? object.path(name).asText() : UNKNOWN;
    }

    /** A moment that may be absent. */
    public static String moment(JsonNode object, String name) {
        return object.hasNonNull(name) ? of(Instant.parse(object.path(name).asText())) : UNKNOWN;
    }
}
