package dev.pghaven.operations.outbox;

import dev.pghaven.operations.FactPublisher;
import dev.pghaven.operations.OutboxRecord;
import dev.pghaven.operations.signals.Bell;
import dev.pghaven.operations.signals.Signal;
import dev.pghaven.operations.signals.Signals;
import dev.pghaven.operations.store.Outbox;
import dev.pghaven.operations.store.StoreException;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Publishes what is in the outbox, in order and at least once. Of all relays of a service one has
 * the lease; another goes on when it dies.
 */
public final class OutboxRelay implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(OutboxRelay.class);

    private final UUID id = UUID.randomUUID();
    private final Bell bell = new Bell();
    private final Outbox outbox;
    private final FactPublisher publisher;
    private final RelaySettings settings;
    private final Signals.Subscription subscription;
    private final Thread relaying = Thread.ofVirtual().name("outbox-relay").unstarted(this::run);
    private final LeaseKeeper keeper;
    private volatile boolean closed;
    private int failures;

    public OutboxRelay(
            Outbox outbox, FactPublisher publisher, Signals signals, RelaySettings settings) {
        this.outbox = outbox;
        this.publisher = publisher;
        this.settings = settings;
        this.keeper = new LeaseKeeper(outbox, id, settings.lease());
        this.subscription = signals.subscribe(this::heard);
    }

    public void start() {
        relaying.start();
    }

    public boolean isAlive() {
        return relaying.isAlive();
    }

    @Override
    public void close() {
        subscription.close();
        closed = true;
        relaying.interrupt();
        try {
            relaying.join();
            outbox.resign(id);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (StoreException e) {
            LOG.atWarn().addKeyValue("reason", e.getMessage()).log("the lease was left to lapse");
        }
    }

    private void run() {
        try {
            while (!closed) {
                relayOrSleep();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void relayOrSleep() throws InterruptedException {
        try {
            var facts = outbox.unpublished(id, settings.lease(), settings.batch());
            if (facts.isEmpty()) {
                bell.await(settings.poll());
            } else {
                publish(facts);
            }
            failures = 0;
        } catch (RuntimeException e) {
            backOff(e);
        }
    }

    private void publish(List<OutboxRecord> facts) {
        keeper.during(() -> publisher.publish(facts));
        outbox.markPublished(facts);
    }

    private void backOff(RuntimeException cause) throws InterruptedException {
        if (closed) {
            return;
        }
        if (failures++ == 0) {
            LOG.atWarn().addKeyValue("reason", cause.toString()).log("facts wait in the outbox");
        }
        bell.await(settings.backoff().after(failures, id));
    }

    private void heard(Signal signal) {
        switch (signal) {
            case Signal.Facts() -> bell.ring();
            case Signal.Due(), Signal.Freed(), Signal.Changed(_) -> {}
        }
    }
}
