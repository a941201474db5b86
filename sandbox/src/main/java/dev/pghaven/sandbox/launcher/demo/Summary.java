package dev.pghaven.sandbox.launcher.demo;

import dev.pghaven.sandbox.launcher.demo.report.Chapter;
import dev.pghaven.sandbox.launcher.demo.report.Report;
import java.io.PrintStream;
import java.util.Locale;

/**
 * The last lines of a demo: a line for each chapter and each figure, and every check that failed.
 */
record Summary(Report report) {

    void show(PrintStream out) {
        out.printf("%nThe tour%n");
        report.chapters().forEach(it -> show(it, out));
        out.printf(
                Locale.ROOT,
                "  %-34s %3d of %3d checks %8.1f s%n",
                "in all",
                report.held(),
                report.made(),
                report.seconds());
        out.printf("%nWhat was measured%n");
        report.figures().forEach(it -> out.printf("  %-54s %10s%n", it.name(), it.shown()));
    }

    private static void show(Chapter chapter, PrintStream out) {
        out.printf(
                Locale.ROOT,
                "  %-34s %3d of %3d checks %8.1f s%n",
                chapter.title(),
                chapter.held(),
                chapter.checks().size(),
                chapter.seconds());
        chapter.checks().stream()
                .filter(it -> !it.ok())
                .forEach(it ->
                        out.printf(
                                "    FAIL %s: %s, expected %s%n",
                                it.name(), it.observed(), it.expected()));
    }
}
