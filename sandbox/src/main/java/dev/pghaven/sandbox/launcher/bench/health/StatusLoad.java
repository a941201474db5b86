package dev.pghaven.sandbox.launcher.bench.health;

import dev.pghaven.contracts.ClusterRef;
import dev.pghaven.sandbox.launcher.bench.BenchFailure;
import dev.pghaven.sandbox.launcher.bench.health.FleetCluster.Change;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;

/** Lets failovers begin and end at a pace, in one cluster after the other. */
final class StatusLoad {
    private final BenchedFleet fleet;
    private final Pace pace;
    private final Map<ClusterRef, CompletableFuture<Void>> lastOf = new HashMap<>();

    StatusLoad(BenchedFleet fleet, Pace pace) {
        this.fleet = fleet;
        this.pace = pace;
    }

    /**
     * What was changed, and how fast that went.
     *
     * @param rate changes in a second
     */
    record Ran(List<Happening> happenings, double rate) {}

    Ran run() throws InterruptedException {
        var turns = pace.turns();
        var happenings = new ArrayList<Happening>();
        var begin = System.nanoTime();
        try (var writers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < turns.size(); i++) {
                sleepUntil(begin + pace.due(i).toNanos());
                var cluster = fleet.get(turns.get(i).failover());
                var now = Instant.now();
                var change = turns.get(i).ends() ? cluster.end(now) : cluster.begin(now);
                happenings.add(change.happening());
                write(change, writers);
            }
            var seconds = (System.nanoTime() - begin) / 1e9;
            lastOf.values().forEach(StatusLoad::await);
            return new Ran(happenings, turns.size() / seconds);
        }
    }

    /** Those of one cluster in their order, however late one is. */
    private void write(Change change, ExecutorService writers) {
        lastOf.compute(
                change.happening().cluster(),
                (_, before) ->
                        before == null
                                ? CompletableFuture.runAsync(() -> fleet.write(change), writers)
                                : before.thenRunAsync(() -> fleet.write(change), writers));
    }

    private static void sleepUntil(long nanos) throws InterruptedException {
        for (var left = nanos - System.nanoTime(); left > 0; left = nanos - System.nanoTime()) {
            LockSupport.parkNanos(left);
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
        }
    }

    private static void await(CompletableFuture<Void> written) {
        try {
            written.join();
        } catch (CompletionException e) {
            throw new BenchFailure("a status cannot be written: " + e.getCause());
        }
    }
}
