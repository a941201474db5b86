package dev.pghaven.sandbox.launcher.bench;

import java.io.PrintStream;
import java.util.List;
import java.util.Locale;

/** All that was measured, for people. */
record RestoreTable(List<SizeResult> sizes) {

    void print(PrintStream out) {
        out.printf("%nEvery round; seconds%n");
        line(
                out,
                "%8s %6s %-9s %9s %9s %9s %9s %6s %5s%n",
                "data",
                "round",
                "first",
                "verdict",
                "healthy",
                "removed",
                "bare gone",
                "load",
                "busy");
        sizes.forEach(it -> rounds(out, it));
        out.printf("%nMedian of each step of a verification; seconds%n");
        sizes.forEach(it -> steps(out, it));
        out.printf("%nMedians; seconds%n");
        line(
                out,
                "%8s %16s %13s %8s %18s %14s%n",
                "data",
                "verified until",
                "bare until",
                "",
                "verified until",
                "bare until");
        line(
                out,
                "%8s %16s %13s %8s %18s %14s%n",
                "",
                "the verdict",
                "healthy",
                "extra",
                "all is removed",
                "removed");
        sizes.forEach(it -> medians(out, it));
    }

    private static void rounds(PrintStream out, SizeResult size) {
        for (int i = 0; i < size.rounds().size(); i++) {
            var round = size.rounds().get(i);
            line(
                    out,
                    "%8s %6d %-9s %9.2f %9.2f %9.2f %9.2f %6.1f %4.0f%%%n",
                    size.megabytes() + " MB",
                    i + 1,
                    round.first(),
                    round.verified().untilVerdict(),
                    round.bare().untilHealthy(),
                    round.verified().untilRemoved(),
                    round.bare().untilRemoved(),
                    round.verified().load().average(),
                    100 * round.verified().load().busy());
        }
    }

    private static void steps(PrintStream out, SizeResult size) {
        line(out, "%8s%n", size.megabytes() + " MB");
        for (var step : size.medianSteps()) {
            line(out, "         %-34s %6.2f%n", step.step(), step.seconds());
        }
    }

    private static void medians(PrintStream out, SizeResult size) {
        var it = size.medians();
        line(
                out,
                "%8s %16.2f %13.2f %+7.1f%% %18.2f %14.2f%n",
                size.megabytes() + " MB",
                it.verdict(),
                it.healthy(),
                100 * it.extra(),
                it.removed(),
                it.bareRemoved());
    }

    private static void line(PrintStream out, String format, Object... values) {
        out.printf(Locale.ROOT, format, values);
    }
}
