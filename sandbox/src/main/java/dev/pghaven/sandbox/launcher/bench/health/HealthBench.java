package dev.pghaven.sandbox.launcher.bench.health;

import dev.pghaven.sandbox.launcher.bench.Seconds;
import dev.pghaven.sandbox.launcher.client.Stage;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * How long it takes from a change in the Kubernetes API to the fact about it in Kafka, beside a
 * bare watch of the same changes, and what it takes to watch so many clusters.
 */
public final class HealthBench {
    private final Stage stage;
    private final WatchedService service;
    private final List<Integer> sizes;
    private final Pace pace;
    private final PrintStream out;

    /**
     * @param sizes how many clusters
     */
    public HealthBench(
            Stage stage, WatchedService service, List<Integer> sizes, Pace pace, PrintStream out) {
        this.stage = stage;
        this.service = service;
        this.sizes = sizes.stream().sorted().distinct().toList();
        this.pace = pace;
        this.out = out;
    }

    public void run() throws IOException, InterruptedException {
        var begun = Instant.now();
        var sightings = new Sightings();
        var emptyHeap = emptyHeap();
        var results = new ArrayList<SizeReport>();
        try (var kubernetes = stage.kubernetes();
                var facts = new FactReader(stage.bootstrapServers(), sightings)) {
            var fleet = new BenchedFleet(name(begun), kubernetes, sightings);
            for (var size : sizes) {
                var known = fleet.size();
                grow(fleet, size);
                var run = new SizeRun(stage, service, fleet, sightings, facts, pace, out);
                results.add(run.measure(known));
                // After each size: a run that is cut short has measured something.
                new HealthReport(begun.toString(), processors(), pace, emptyHeap, results)
                        .writeTo(file());
            }
        }
        new HealthTable(emptyHeap, results).print(out);
        out.printf("%n%d processors; the report is %s%n", processors(), file());
    }

    private static String name(Instant begun) {
        return "fleet-" + Long.toString(begun.getEpochSecond(), 36);
    }

    private long emptyHeap() throws IOException, InterruptedException {
        service.start();
        var bytes = service.liveBytes();
        service.stop();
        out.printf(Locale.ROOT, "%nNo cluster: %.1f MB of heap live%n", bytes / 1e6);
        return bytes;
    }

    private void grow(BenchedFleet fleet, int size) throws InterruptedException {
        var begin = System.nanoTime();
        fleet.growTo(size);
        out.printf(
                Locale.ROOT,
                "%n%d Clusters with %d pods stand after %.0f s%n",
                fleet.size(),
                fleet.pods(),
                Seconds.since(begin));
    }

    private Path file() {
        return stage.folder().resolve("bench-health.json");
    }

    private static int processors() {
        return Runtime.getRuntime().availableProcessors();
    }
}
