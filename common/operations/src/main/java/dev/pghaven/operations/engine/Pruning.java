package dev.pghaven.operations.engine;

import dev.pghaven.operations.store.Announcements;
import dev.pghaven.operations.store.Ended;
import dev.pghaven.operations.store.Outbox;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes what is old enough out of the store, once in a while. Any number of replicas may. */
final class Pruning implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Pruning.class);
    private static final Duration EVERY = Duration.ofMinutes(10);

    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread thread = Thread.ofVirtual().name("pruning").unstarted(this::run);
    private final Outbox outbox;
    private final Ended ended;
    private final Announcements announcements;
    private final EngineSettings settings;

    Pruning(Outbox outbox, Ended ended, Announcements announcements, EngineSettings settings) {
        this.outbox = outbox;
        this.ended = ended;
        this.announcements = announcements;
        this.settings = settings;
    }

    void start() {
        thread.start();
    }

    @Override
    public void close() {
        closed.countDown();
    }

    private void run() {
        try {
            do {
                prune();
            } while (!closed.await(EVERY.toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void prune() {
        try {
            toTheEnd(() -> outbox.prune(settings.relay().retention()));
            toTheEnd(() -> ended.pruneOperations(settings.retention()));
            toTheEnd(() -> ended.pruneIdentities(settings.retention()));
            toTheEnd(() -> announcements.prune(settings.retention()));
        } catch (RuntimeException e) {
            LOG.atWarn().addKeyValue("reason", e.toString()).log("nothing is pruned for now");
        }
    }

    private void toTheEnd(IntSupplier portion) {
        var more = true;
        while (more) {
            more = closed.getCount() > 0 && portion.getAsInt() > 0;
        }
    }
}
