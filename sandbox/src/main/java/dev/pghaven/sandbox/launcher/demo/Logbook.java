package dev.pghaven.sandbox.launcher.demo;

import dev.pghaven.sandbox.launcher.client.Said;
import dev.pghaven.sandbox.launcher.demo.report.Chapter;
import dev.pghaven.sandbox.launcher.demo.report.Check;
import dev.pghaven.sandbox.launcher.demo.report.Figure;
import dev.pghaven.sandbox.launcher.demo.report.Operation;
import dev.pghaven.sandbox.launcher.demo.report.Report;
import dev.pghaven.sandbox.launcher.demo.report.Step;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/** Keeps what happened in a demo, chapter by chapter, for its report. */
final class Logbook {
    private final Instant begun = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    private final long begin = System.nanoTime();
    private final List<Chapter> chapters = new ArrayList<>();
    private final List<Figure> figures = new ArrayList<>();
    private final List<Operation> operations = new ArrayList<>();
    private final List<Check> checks = new ArrayList<>();
    private String title = "";
    private double chapterBegin;

    /** Ends the chapter before, and begins another. */
    void chapter(String next) {
        endChapter();
        title = next;
        chapterBegin = now();
    }

    private void endChapter() {
        if (!title.isEmpty()) {
            chapters.add(
                    new Chapter(title, chapterBegin, now() - chapterBegin, operations, checks));
        }
        operations.clear();
        checks.clear();
    }

    void add(Check check) {
        checks.add(check);
    }

    void add(Operation operation) {
        operations.add(operation);
    }

    void add(Figure figure) {
        figures.add(figure);
    }

    /** Seconds since the demo began. */
    double now() {
        return (System.nanoTime() - begin) / 1e9;
    }

    /** A step that has just ended, by its fact; where that says no duration, it has none here. */
    Step ended(Said stepped) {
        var took = stepped.data().path("took").asText();
        var seconds = took.isEmpty() ? 0 : Duration.parse(took).toNanos() / 1e9;
        return new Step(
                stepped.data().path("step").asText(), Math.max(0, now() - seconds), seconds);
    }

    /** Ends the last chapter; without a check nothing has been shown. */
    Report close() {
        endChapter();
        title = "";
        var all = chapters.stream().flatMap(it -> it.checks().stream()).toList();
        return new Report(
                !all.isEmpty() && all.stream().allMatch(Check::ok),
                begun,
                now(),
                figures,
                chapters);
    }
}
