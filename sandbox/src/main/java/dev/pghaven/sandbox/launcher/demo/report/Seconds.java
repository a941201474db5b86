package dev.pghaven.sandbox.launcher.demo.report;

import java.util.Locale;

/** How times are written for people. */
final class Seconds {
    private Seconds() {}

    static String shown(double seconds) {
        return String.format(Locale.ROOT, "%.1f", seconds);
    }
}
