package dev.pghaven.sandbox.launcher.bench.health;

import dev.pghaven.sandbox.launcher.bench.BenchFailure;
import dev.pghaven.sandbox.launcher.bench.Load;
import dev.pghaven.sandbox.launcher.bench.Load.Ticks;
import dev.pghaven.sandbox.launcher.bench.Seconds;
import dev.pghaven.sandbox.launcher.bench.Waiting;
import dev.pghaven.sandbox.launcher.bench.health.SizeReport.FirstSync;
import dev.pghaven.sandbox.launcher.bench.health.SizeReport.Heap;
import dev.pghaven.sandbox.launcher.bench.health.SizeReport.LoadReport;
import dev.pghaven.sandbox.launcher.bench.health.SizeReport.Resync;
import dev.pghaven.sandbox.launcher.client.Stage;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;

/** One number of clusters: from the service's first start, through the load, to its death. */
final class SizeRun {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** In which a fact that is told twice would come. */
    private static final Duration QUIET = Duration.ofSeconds(5);

    private static final int WARM_UP_SECONDS = 10;
    private static final int MISSED = 100;

    private final Stage stage;
    private final WatchedService service;
    private final BenchedFleet fleet;
    private final Sightings sightings;
    private final FactReader facts;
    private final Pace pace;
    private final PrintStream out;

    SizeRun(
            Stage stage,
            WatchedService service,
            BenchedFleet fleet,
            Sightings sightings,
            FactReader facts,
            Pace pace,
            PrintStream out) {
        this.stage = stage;
        this.service = service;
        this.fleet = fleet;
        this.sightings = sightings;
        this.facts = facts;
        this.pace = pace;
        this.out = out;
    }

    /**
     * @param known how many of the clusters the service has known before
     */
    SizeReport measure(int known) throws IOException, InterruptedException {
        try (var view = new ServiceView(service.url(), service.management())) {
            var firstSync = start(view, fleet.size() - known);
            var before = heap("before the load");
            var load = load(view);
            var after = heap("after the load");
            var resync = resync(view);
            requireTruth(view);
            service.stop();
            return new SizeReport(
                    fleet.size(), fleet.pods(), firstSync, new Heap(before, after), load, resync);
        }
    }

    private FirstSync start(ServiceView view, int unknown)
            throws IOException, InterruptedException {
        var begin = System.nanoTime();
        service.start();
        var ready = said("ready", begin);
        awaitReading(view);
        var read = said("all is read", begin);
        Waiting.until("the recording of all clusters", () -> view.saved() >= unknown);
        return new FirstSync(ready, read, said("all is recorded", begin), unknown);
    }

    private void awaitReading(ServiceView view) throws IOException, InterruptedException {
        Waiting.until(
                "the reading of Kubernetes",
                () -> {
                    service.requireSound();
                    return view.hasRead(fleet.get(0).ref());
                });
    }

    private long heap(String when) throws IOException, InterruptedException {
        var bytes = service.liveBytes();
        service.requireSound();
        out.printf(
                Locale.ROOT, "         %-34s %6.1f MB%n", "heap that lives " + when, bytes / 1e6);
        return bytes;
    }

    private LoadReport load(ServiceView view) throws IOException, InterruptedException {
        try (var kubernetes = stage.kubernetes();
                var watch = new BareWatch(kubernetes, sightings)) {
            // What runs for the first time is slower: compilers, connections, caches.
            run(new Pace(pace.rate(), WARM_UP_SECONDS));
            var others = facts.others();
            var redelivered = sightings.redelivered();
            var paused = view.paused();
            var ticks = Ticks.now();
            var begin = System.nanoTime();
            var serviceTime = service.processorTime();
            var sandboxTime = service.sandboxProcessorTime();
            out.printf("         %d changes a second for %d s%n", pace.rate(), pace.seconds());
            var ran = run(pace);
            var seconds = Seconds.since(begin);
            watch.requireUnbroken();
            var all = ran.happenings();
            return new LoadReport(
                    all.size(),
                    ran.rate(),
                    sightings.writing(all),
                    sightings.watching(all),
                    sightings.telling(all),
                    sightings.tellingAfterWatch(all),
                    sightings.redelivered() - redelivered,
                    facts.others() - others,
                    view.paused() - paused,
                    service.processorTime().minus(serviceTime).toNanos() / 1e9 / seconds,
                    service.sandboxProcessorTime().minus(sandboxTime).toNanos() / 1e9 / seconds,
                    Load.since(ticks));
        }
    }

    private StatusLoad.Ran run(Pace asked) throws InterruptedException {
        var ran = new StatusLoad(fleet, asked).run();
        await(ran.happenings(), sightings::missing);
        return ran;
    }

    private void await(Collection<Happening> all, ToLongFunction<Collection<Happening>> missing)
            throws InterruptedException {
        var begin = System.nanoTime();
        for (var left = missing.applyAsLong(all); left > 0; left = missing.applyAsLong(all)) {
            facts.requireUnbroken();
            if (Seconds.since(begin) > PATIENCE.toSeconds()) {
                throw new BenchFailure(
                        "%d of %d changes were not told within %d s"
                                .formatted(left, all.size(), PATIENCE.toSeconds()));
            }
            Thread.sleep(10);
        }
    }

    private Resync resync(ServiceView view) throws IOException, InterruptedException {
        out.printf("         kill -9, and %d failovers that it misses%n", MISSED);
        service.kill();
        var died = System.nanoTime();
        var missed = failOver();
        var dead = Seconds.since(died);
        var begin = System.nanoTime();
        service.start();
        var ready = said("ready", begin);
        awaitReading(view);
        var read = said("all is read", begin);
        Waiting.until("the lease", view::tells);
        var tells = said("it tells", begin);
        await(missed, sightings::untold);
        said("all is told that it missed", begin);
        var told = (sightings.lastTold(missed) - begin) / 1e9;
        return new Resync(missed.size(), dead, ready, read, tells, told);
    }

    /** Whole failovers; whoever sees them afterwards can tell of their ends only. */
    private List<Happening> failOver() {
        var ends = new ArrayList<Happening>();
        for (int i = 0; i < Math.min(MISSED, fleet.size()); i++) {
            var cluster = fleet.get(i);
            fleet.write(cluster.begin(Instant.now()));
            var end = cluster.end(Instant.now());
            fleet.write(end);
            ends.add(end.happening());
        }
        return ends;
    }

    /** One fact of each happening, none of what did not happen, and the right health of all. */
    private void requireTruth(ServiceView view) throws IOException, InterruptedException {
        Thread.sleep(QUIET);
        facts.requireUnbroken();
        service.requireSound();
        var repeated = sightings.repeated();
        var invented = sightings.invented();
        var healthy = view.healthy();
        if (!repeated.isEmpty() || !invented.isEmpty() || healthy != fleet.size()) {
            throw new BenchFailure(
                    "%d were told twice, %d though they never happened, %d of %d are healthy; such as %s"
                            .formatted(
                                    repeated.size(),
                                    invented.size(),
                                    healthy,
                                    fleet.size(),
                                    Stream.concat(repeated.stream(), invented.stream())
                                            .findFirst()));
        }
        out.printf("         each change was told once, and %d are healthy%n", healthy);
    }

    private double said(String what, long begin) {
        var seconds = Seconds.since(begin);
        out.printf(Locale.ROOT, "         %-34s %6.2f s%n", what, seconds);
        return seconds;
    }
}
