package dev.pghaven.sandbox.launcher.bench.health;

import java.io.PrintStream;
import java.util.List;
import java.util.Locale;

/** All that was measured, for people. */
record HealthTable(long emptyHeap, List<SizeReport> sizes) {
    private static final double MEGABYTE = 1e6;
    private static final double KILOBYTE = 1e3;

    void print(PrintStream out) {
        sizes.forEach(it -> delays(out, it));
        out.printf("%nHeap of the service that lives%n");
        line(out, "%8s %10s %10s %13s%n", "clusters", "quiet", "after load", "per cluster");
        line(out, "%8d %7.1f MB%n", 0, emptyHeap / MEGABYTE);
        sizes.forEach(it -> heap(out, it));
        out.printf("%nSeconds from the service's start%n");
        line(
                out,
                "%8s %-20s %8s %8s %10s %8s %10s%n",
                "clusters",
                "",
                "ready",
                "read",
                "recorded",
                "tells",
                "all told");
        sizes.forEach(it -> starts(out, it));
    }

    private static void delays(PrintStream out, SizeReport size) {
        var it = size.load();
        line(
                out,
                "%n%d clusters: %d changes, %.1f a second; milliseconds from asking for a change%n",
                size.clusters(),
                it.changes(),
                it.rate());
        line(out, "%-34s %8s %8s %8s%n", "", "p50", "p99", "max");
        delay(out, "until the API has answered", it.write());
        delay(out, "until a bare watch has it", it.watch());
        delay(out, "until its fact is read from Kafka", it.fact());
        delay(out, "from the bare watch to the fact", it.factAfterWatch());
        line(
                out,
                "p99 over the bare watch: %.1f ms; load %.1f, busy %.0f%%, service %.2f, sandbox"
                        + " %.2f processors, %.2f s of collector's pauses%n",
                it.overWatch(),
                it.machine().average(),
                100 * it.machine().busy(),
                it.serviceProcessors(),
                it.sandboxProcessors(),
                it.paused());
    }

    private static void delay(PrintStream out, String what, Percentiles it) {
        line(out, "%-34s %8.1f %8.1f %8.1f%n", what, it.p50(), it.p99(), it.max());
    }

    private void heap(PrintStream out, SizeReport it) {
        line(
                out,
                "%8d %7.1f MB %7.1f MB %10.1f kB%n",
                it.clusters(),
                it.heap().beforeLoad() / MEGABYTE,
                it.heap().afterLoad() / MEGABYTE,
                (it.heap().afterLoad() - emptyHeap) / KILOBYTE / it.clusters());
    }

    private static void starts(PrintStream out, SizeReport size) {
        var first = size.firstSync();
        var again = size.resync();
        line(
                out,
                "%8d %-20s %8.2f %8.2f %10.2f%n",
                size.clusters(),
                "first start",
                first.untilReady(),
                first.untilRead(),
                first.untilRecorded());
        line(
                out,
                "%8s %-20s %8.2f %8.2f %10s %8.2f %10.2f%n",
                "",
                "after kill -9",
                again.untilReady(),
                again.untilRead(),
                "",
                again.untilTells(),
                again.untilTold());
    }

    private static void line(PrintStream out, String format, Object... values) {
        out.printf(Locale.ROOT, format, values);
    }
}
