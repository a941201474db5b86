package dev.pghaven.operations.outbox;

import dev.pghaven.operations.store.Outbox;
import dev.pghaven.operations.store.StoreException;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps the relay's lease while a publication lasts, as it does when Kafka is away. */
final class LeaseKeeper {
    private static final Logger LOG = LoggerFactory.getLogger(LeaseKeeper.class);

    private final Outbox outbox;
    private final UUID relay;
    private final Duration lease;

    LeaseKeeper(Outbox outbox, UUID relay, Duration lease) {
        this.outbox = outbox;
        this.relay = relay;
        this.lease = lease;
    }

    void during(Runnable publication) {
        var over = new CountDownLatch(1);
        Thread.ofVirtual().name("relay-lease").start(() -> keepUntil(over));
        try {
            publication.run();
        } finally {
            // No interrupt: it would break the connection that it may be using.
            over.countDown();
        }
    }

    private void keepUntil(CountDownLatch over) {
        try {
            while (!over.await(lease.toMillis() / 3, TimeUnit.MILLISECONDS)) {
                prolong();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void prolong() {
        try {
            outbox.prolong(relay, lease);
        } catch (StoreException e) {
            LOG.atDebug().setCause(e).log("lease not prolonged");
        }
    }
}
