package dev.pghaven.sandbox.cnpg.admission;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Amounts of memory in PostgreSQL's own units; without one they count pages of 8 kB. */
final class ServerMemory {
    private static final Pattern AMOUNT = Pattern.compile("(\\d+)\\s*(B|kB|MB|GB|TB)?");
    private static final long KILO = 1024;
    private static final Map<String, Long> UNITS =
            Map.of(
                    "B", 1L,
                    "kB", KILO,
                    "MB", KILO * KILO,
                    "GB", KILO * KILO * KILO,
                    "TB", KILO * KILO * KILO * KILO);

    private ServerMemory() {}

    static Optional<BigDecimal> bytes(String text) {
        var amount = AMOUNT.matcher(text.strip());
        if (!amount.matches()) {
            return Optional.empty();
        }
        long unit = amount.group(2) == null ? 8 * KILO : UNITS.get(amount.group(2));
        return Optional.of(new BigDecimal(amount.group(1)).multiply(BigDecimal.valueOf(unit)));
    }
}
