package dev.pghaven.sandbox.cnpg.schedule;

import java.util.BitSet;
import java.util.List;
import java.util.Locale;

/** The values that one field of a schedule allows; a star is remembered for the rule of days. */
record CronField(BitSet values, boolean star) {

    /** What a field may hold; names stand for the numbers from {@code lowest} on. */
    enum Kind {
        SECOND(0, 59, List.of()),
        MINUTE(0, 59, List.of()),
        HOUR(0, 23, List.of()),
        DAY_OF_MONTH(1, 31, List.of()),
        MONTH(
                1,
                12,
                List.of(
                        "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov",
                        "dec")),
        DAY_OF_WEEK(0, 6, List.of("sun", "mon", "tue", "wed", "thu", "fri", "sat"));

        private final int lowest;
        private final int highest;
        private final List<String> names;

        Kind(int lowest, int highest, List<String> names) {
            this.lowest = lowest;
            this.highest = highest;
            this.names = names;
        }
    }

    static CronField parse(Kind kind, String text) {
        var values = new BitSet();
        boolean star = false;
        for (var item : text.split(",")) {
            star |= add(kind, item, values);
        }
        return new CronField(values, star);
    }

    boolean allows(int value) {
        return values.get(value);
    }

    /** One of {@code *}, {@code ?}, {@code n}, {@code n-m}, each with a step or without. */
    private static boolean add(Kind kind, String item, BitSet values) {
        var parts = item.split("/", -1);
        if (parts.length > 2) {
            throw new InvalidCron("Too many slashes: " + item);
        }
        var bounds = parts[0].split("-", -1);
        if (bounds.length > 2) {
            throw new InvalidCron("Too many hyphens: " + item);
        }
        boolean star = parts[0].equals("*") || parts[0].equals("?");
        int from = star ? kind.lowest : number(kind, bounds[0]);
        int to = star ? kind.highest : number(kind, bounds[bounds.length - 1]);
        int step = parts.length == 2 ? integer(parts[1]) : 1;
        boolean openEnd = parts.length == 2 && bounds.length == 1;
        addRange(kind, item, from, openEnd ? kind.highest : to, step, values);
        return star;
    }

    private static void addRange(
            Kind kind, String item, int from, int to, int step, BitSet values) {
        if (from < kind.lowest) {
            throw new InvalidCron(
                    "Beginning of range (%d) below minimum (%d): %s"
                            .formatted(from, kind.lowest, item));
        }
        if (to > kind.highest) {
            throw new InvalidCron(
                    "End of range (%d) above maximum (%d): %s".formatted(to, kind.highest, item));
        }
        if (from > to) {
            throw new InvalidCron(
                    "Beginning of range (%d) beyond end of range (%d): %s"
                            .formatted(from, to, item));
        }
        if (step == 0) {
            throw new InvalidCron("Step of range should be a positive number: " + item);
        }
        for (int value = from; value <= to; value += step) {
            values.set(value);
        }
    }

    private static int number(Kind kind, String text) {
        int name = kind.names.indexOf(text.toLowerCase(Locale.ROOT));
        return name < 0 ? integer(text) : name + kind.lowest;
    }

    private static int integer(String text) {
        try {
            int value = Integer.parseInt(text);
            if (value < 0) {
                throw new InvalidCron("Negative number (" + value + ") not allowed: " + text);
            }
            return value;
        } catch (NumberFormatException e) {
            throw new InvalidCron("Failed to parse int from " + text);
        }
    }
}
