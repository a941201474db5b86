package dev.pghaven.sandbox.launcher.demo;

import dev.pghaven.sandbox.launcher.demo.report.Check;
import dev.pghaven.sandbox.launcher.demo.report.Figure;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.Callable;

/** Makes checks, prints each as it is made, and notes them in the logbook. */
final class Checks {
    private static final Duration POLL = Duration.ofMillis(100);

    private static final double WORTH_SAYING = 0.5;

    private final PrintStream out;
    private final Logbook logbook;

    Checks(PrintStream out, Logbook logbook) {
        this.out = out;
        this.logbook = logbook;
    }

    void that(String name, Object expected, Callable<?> observation) {
        within(Duration.ZERO, name, expected, observation);
    }

    /**
     * Looks again until the observation is as expected or the time is over, and records the last
     * look.
     */
    void within(Duration atMost, String name, Object expected, Callable<?> observation) {
        var begin = System.nanoTime();
        var observed = observe(observation);
        while (!observed.equals(expected.toString())
                && System.nanoTime() - begin < atMost.toNanos()) {
            pause();
            observed = observe(observation);
        }
        record(name, expected.toString(), observed, (System.nanoTime() - begin) / 1e9);
    }

    void record(String name, String expected, String observed, double seconds) {
        var check = new Check(name, observed.equals(expected), expected, observed, seconds);
        logbook.add(check);
        out.printf(
                Locale.ROOT,
                "  %s %s: %s%s%n",
                check.ok() ? "ok  " : "FAIL",
                name,
                observed,
                seconds < WORTH_SAYING ? "" : String.format(Locale.ROOT, " (%.1f s)", seconds));
        if (!check.ok()) {
            out.printf("       expected: %s%n", expected);
        }
    }

    /** Says and notes what was measured. */
    void measured(Figure figure) {
        logbook.add(figure);
        out.printf("         %-40s %s%n", figure.name(), figure.shown());
    }

    private static String observe(Callable<?> observation) {
        try {
            return String.valueOf(observation.call());
        } catch (Exception e) {
            // What went wrong is the observation: it is printed, reported, and fails the check.
            return e.getClass().getSimpleName() + ": " + e.getMessage();
        }
    }

    private static void pause() {
        try {
            Thread.sleep(POLL);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while checking", e);
        }
    }
}
