package dev.pghaven.contracts.rules;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** A size as PostgreSQL writes it, such as {@code 256MB}. */
final class MemorySize {
    private static final Pattern FORM = Pattern.compile("(\\d{1,12})\\s*(B|kB|MB|GB|TB)");
    private static final Map<String, Integer> SHIFTS =
            Map.of("B", 0, "kB", 10, "MB", 20, "GB", 30, "TB", 40);

    private MemorySize() {}

    /** Without a unit it would mean blocks for one parameter and megabytes for another. */
    static Optional<Long> bytes(String text) {
        var form = FORM.matcher(text);
        return form.matches()
                ? Optional.of(Long.parseLong(form.group(1)) << SHIFTS.get(form.group(2)))
                : Optional.empty();
    }
}
