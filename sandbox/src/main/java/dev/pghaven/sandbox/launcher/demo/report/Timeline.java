package dev.pghaven.sandbox.launcher.demo.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * The operations of a report as bars over time: one row each, lengths in percent of the whole.
 *
 * @param height of all rows and the axis, in pixels
 */
public record Timeline(List<Row> rows, List<Tick> ticks, int height) {
    private static final int ROW = 26;
    private static final int BAR = 16;
    private static final int AXIS = 20;
    private static final int TICKS = 6;
    private static final double[] STEPS = {1, 2, 5, 10, 15, 20, 30, 60, 120, 300, 600};

    /** One operation. */
    public record Row(String label, int top, boolean ok, List<Bar> bars) {
        /** Where the middle of its text stands. */
        public int middle() {
            return top + ROW / 2;
        }

        public int barTop() {
            return top + (ROW - BAR) / 2;
        }
    }

    /** One step. */
    public record Bar(String left, String width, String title) {}

    /** A moment on the axis. */
    public record Tick(String left, String label) {}

    /** Where the axis begins. */
    public int axis() {
        return height - AXIS;
    }

    public int axisText() {
        return height - AXIS / 2;
    }

    static Timeline of(Report report) {
        var operations =
                report.chapters().stream().flatMap(it -> it.operations().stream()).toList();
        var rows = new ArrayList<Row>();
        for (var it : operations) {
            rows.add(row(it, rows.size() * ROW, report.seconds()));
        }
        return new Timeline(rows, ticks(report.seconds()), rows.size() * ROW + AXIS);
    }

    private static Row row(Operation it, int top, double whole) {
        var bars = it.steps().stream().map(step -> bar(step, whole)).toList();
        return new Row(it.request(), top, it.ok(), bars);
    }

    private static Bar bar(Step it, double whole) {
        return new Bar(
                percent(it.begin() / whole),
                percent(it.seconds() / whole),
                String.format(Locale.ROOT, "%s, %.2f s", it.name(), it.seconds()));
    }

    private static List<Tick> ticks(double whole) {
        var step = step(whole);
        return IntStream.rangeClosed(0, (int) (whole / step))
                .mapToObj(it ->
                        new Tick(
                                percent(it * step / whole),
                                String.format(Locale.ROOT, "%.0f s", it * step)))
                .toList();
    }

    /** The smallest round one that makes no more ticks than there is room for. */
    private static double step(double whole) {
        for (var it : STEPS) {
            if (whole / it <= TICKS) {
                return it;
            }
        }
        return Math.ceil(whole / TICKS);
    }

    private static String percent(double part) {
        return String.format(Locale.ROOT, "%.3f%%", 100 * part);
    }
}
