package dev.pghaven.sandbox;

import java.io.PrintStream;
import java.util.Locale;
import java.util.function.Supplier;

/** Says on a line of its own what has come up, after how long, and where. */
record StartReport(PrintStream out) {

    <T> T timed(String part, Object where, Supplier<T> start) {
        long begin = System.nanoTime();
        T started = start.get();
        line(part, begin, where);
        return started;
    }

    void line(String part, long begin, Object where) {
        out.printf(
                Locale.ROOT, "%-12s %5.2f s  %s%n", part, (System.nanoTime() - begin) / 1e9, where);
    }
}
