package dev.pghaven.sandbox.reconcile;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/**
 * Calls a reconciler for keys that changed: one call at a time for a key, one more if the key was
 * added meanwhile, and again with growing pauses after a failure.
 */
public final class ReconcileQueue<K> implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ReconcileQueue.class);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(20);
    private static final int MOST_DOUBLINGS = 8;

    /** Brings one thing nearer to what it should be. */
    @FunctionalInterface
    public interface Reconciler<K> {
        void reconcile(K key) throws Exception;
    }

    private final String name;
    private final Reconciler<K> reconciler;
    private final ExecutorService workers;
    private final ScheduledExecutorService clock;
    private final Set<K> running = new HashSet<>();
    private final Set<K> again = new HashSet<>();
    private final Set<K> waiting = new HashSet<>();
    private final Map<K, Integer> failures = new HashMap<>();
    private boolean closed;

    public ReconcileQueue(String name, Reconciler<K> reconciler) {
        this.name = name;
        this.reconciler = reconciler;
        this.workers =
                Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name(name, 0).factory());
        this.clock =
                Executors.newSingleThreadScheduledExecutor(
                        Thread.ofPlatform().daemon().name(name + "-clock").factory());
    }

    public synchronized void add(K key) {
        if (closed) {
            return;
        }
        if (running.add(key)) {
            workers.execute(() -> work(key));
        } else {
            again.add(key);
        }
    }

    /** A key that waits already goes on waiting as long as it was told first. */
    public synchronized void addAfter(K key, Duration pause) {
        if (!closed && waiting.add(key)) {
            clock.schedule(() -> addWaiting(key), pause.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    /** Adds what there is at those moments, again and again. */
    public void addEvery(Duration pause, Supplier<? extends Collection<K>> keys) {
        clock.scheduleWithFixedDelay(
                () -> keys.get().forEach(this::add),
                pause.toMillis(),
                pause.toMillis(),
                TimeUnit.MILLISECONDS);
    }

    private synchronized void addWaiting(K key) {
        waiting.remove(key);
        add(key);
    }

    private void work(K key) {
        do {
            attempt(key);
        } while (isWantedAgain(key));
    }

    private synchronized boolean isWantedAgain(K key) {
        if (again.remove(key) && !closed) {
            return true;
        }
        running.remove(key);
        return false;
    }

    private void attempt(K key) {
        try {
            reconciler.reconcile(key);
            forgive(key);
        } catch (Exception e) {
            retry(key, e);
        }
    }

    private synchronized void forgive(K key) {
        failures.remove(key);
    }

    private synchronized void retry(K key, Exception failure) {
        if (closed) {
            return;
        }
        int count = failures.merge(key, 1, Integer::sum);
        LOG.atLevel(count > 5 ? Level.WARN : Level.DEBUG)
                .addKeyValue("queue", name)
                .addKeyValue("key", key)
                .addKeyValue("failures", count)
                .log("cannot reconcile: {}", failure.toString());
        addAfter(key, FIRST_PAUSE.multipliedBy(1L << Math.min(count, MOST_DOUBLINGS)));
    }

    /** What is running ends by itself; nothing new begins. */
    @Override
    public void close() {
        synchronized (this) {
            closed = true;
        }
        clock.shutdownNow();
        workers.close();
    }
}
