package dev.pghaven.sandbox.apiserver.kinds;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;

/** How long ago something was, as kubectl writes it: {@code 42s}, {@code 3m25s}, {@code 5d2h}. */
final class Age {
    private Age() {}

    static Object of(JsonNode instant) {
        try {
            return since(Duration.between(Instant.parse(instant.asText()), Instant.now()));
        } catch (DateTimeParseException _) {
            return "<unknown>";
        }
    }

    static String since(Duration age) {
        long seconds = Math.max(0, age.toSeconds());
        long minutes = seconds / 60;
        long hours = seconds / 3600;
        long days = hours / 24;
        if (seconds < 120) {
            return seconds + "s";
        }
        if (minutes < 10) {
            return two(minutes, "m", seconds % 60, "s");
        }
        if (minutes < 180) {
            return minutes + "m";
        }
        if (hours < 8) {
            return two(hours, "h", minutes % 60, "m");
        }
        if (hours < 48) {
            return hours + "h";
        }
        if (days < 8) {
            return two(days, "d", hours % 24, "h");
        }
        return days < 730 ? days + "d" : two(days / 365, "y", days % 365, "d");
    }

    private static String two(long large, String unit, long small, String smallUnit) {
        return small == 0 ? large + unit : large + unit + small + smallUnit;
    }
}
