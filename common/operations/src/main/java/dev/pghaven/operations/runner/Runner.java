package dev.pghaven.operations.runner;

import dev.pghaven.operations.Workflow;
import dev.pghaven.operations.signals.Bell;
import dev.pghaven.operations.signals.Signal;
import dev.pghaven.operations.signals.Signals;
import dev.pghaven.operations.store.Leases;
import dev.pghaven.operations.store.RunnerStore;
import dev.pghaven.operations.store.StoreException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Claims due operations and works them off, each on a virtual thread. Any number of runners may
 * share a store; when one dies, the others take its operations as soon as its lease ends.
 */
public final class Runner implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Runner.class);
    private static final Duration AFTER_INTERRUPT = Duration.ofSeconds(1);

    private final Map<UUID, OperationRun<?>> inHand = new ConcurrentHashMap<>();
    private final Bell bell = new Bell();
    private final Leases leases;
    private final RunnerSettings settings;
    private final Tools tools;
    private final Heartbeat heartbeat;
    private final Signals.Subscription subscription;
    private final Thread claiming;
    private final Thread renewing;

    public Runner(
            Map<String, Workflow<?>> workflows,
            RunnerStore store,
            Signals signals,
            RunnerSettings settings,
            InstantSource clock) {
        this.leases = store.leases();
        this.settings = settings;
        this.tools = tools(store, signals, settings, clock);
        this.heartbeat = new Heartbeat(leases, settings, inHand, bell);
        this.subscription = signals.subscribe(this::heard);
        var claims =
                new Claiming(
                        Map.copyOf(workflows),
                        store.claims(),
                        tools,
                        inHand,
                        bell,
                        settings.poll());
        this.claiming = Thread.ofVirtual().name("claiming").unstarted(claims);
        this.renewing = Thread.ofVirtual().name("heartbeat").unstarted(heartbeat);
    }

    private static Tools tools(
            RunnerStore store, Signals signals, RunnerSettings settings, InstantSource clock) {
        return new Tools(
                store.checkpoints(),
                signals,
                new Slots(settings.parallelism()),
                new Stopping(),
                clock,
                settings.backoff());
    }

    public void start() {
        renewing.start();
        claiming.start();
    }

    /** False before the start, after the end, and if one of its threads died. */
    public boolean isAlive() {
        return claiming.isAlive() && renewing.isAlive();
    }

    /** How many operations this runner has in hand. */
    public int inHand() {
        return inHand.size();
    }

    /**
     * Claims nothing more, gives back what waits, and lets the running steps finish within the
     * grace. The lease ends at once, unless a step still runs: then it lapses.
     */
    @Override
    public void close() {
        subscription.close();
        tools.stopping().say();
        bell.ring();
        try {
            claiming.join();
            inHand.values().forEach(OperationRun::wake);
            if (!drained(settings.grace())) {
                inHand.values().forEach(OperationRun::abandon);
                drained(AFTER_INTERRUPT);
            }
            heartbeat.stop();
            renewing.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        endLease();
    }

    private boolean drained(Duration longest) throws InterruptedException {
        var end = System.nanoTime() + longest.toNanos();
        while (!inHand.isEmpty() && System.nanoTime() < end) {
            bell.await(Duration.ofNanos(Math.max(1, end - System.nanoTime())));
        }
        return inHand.isEmpty();
    }

    private void endLease() {
        if (!inHand.isEmpty()) {
            LOG.atWarn().addKeyValue("operations", inHand.size()).log("steps outlast the stop");
            return;
        }
        try {
            leases.end();
        } catch (StoreException e) {
            LOG.atWarn().addKeyValue("reason", e.getMessage()).log("the lease was left to lapse");
        }
    }

    private void heard(Signal signal) {
        switch (signal) {
            case Signal.Due(), Signal.Freed() -> bell.ring();
            case Signal.Facts(), Signal.Changed(_) -> {}
        }
    }
}
