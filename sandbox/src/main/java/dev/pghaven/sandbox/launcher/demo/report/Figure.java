package dev.pghaven.sandbox.launcher.demo.report;

import java.util.Locale;

/** Something that was measured, for the first lines of a report. */
public record Figure(String name, double value, String unit) {

    public static Figure seconds(String name, double value) {
        return new Figure(name, value, "s");
    }

    public static Figure count(String name, long value, String unit) {
        return new Figure(name, value, unit);
    }

    /** The value with its unit; a count has no decimals. */
    public String shown() {
        return value == Math.rint(value) && !unit.equals("s")
                ? String.format(Locale.ROOT, "%.0f %s", value, unit)
                : String.format(Locale.ROOT, "%.2f %s", value, unit);
    }
}
