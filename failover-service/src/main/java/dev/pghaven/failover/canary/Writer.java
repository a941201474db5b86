package dev.pghaven.failover.canary;

import dev.pghaven.failover.CanaryConfiguration;
import dev.pghaven.postgres.Connections.Door;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Sends a commit at every interval, whatever became of those before: one that hangs does not keep
 * the next from finding out that there is a primary again.
 */
final class Writer implements AutoCloseable {
    private final Lines lines;
    private final CanaryTable table;
    private final Ledger ledger;
    private final long interval;
    private final long longest;
    private final int most;
    private final Semaphore free;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private boolean closed;
    private final Thread pace = Thread.ofVirtual().name("canary").unstarted(this::keepPace);

    Writer(
            Door door,
            CanaryTable table,
            Ledger ledger,
            Duration interval,
            CanaryConfiguration config) {
        this.lines = new Lines(door);
        this.table = table;
        this.ledger = ledger;
        this.interval = interval.toNanos();
        this.longest = config.longest().toNanos();
        this.most = config.mostAtOnce();
        this.free = new Semaphore(most);
    }

    void start() {
        pace.start();
    }

    /** Sends no more, and waits for the answers to what was sent. */
    @Override
    public void close() {
        stopped.countDown();
        closeLines();
    }

    /** The permits are kept, so that nothing is sent afterwards. */
    private synchronized void closeLines() {
        if (!closed) {
            free.acquireUninterruptibly(most);
            lines.close();
            closed = true;
        }
    }

    private void keepPace() {
        try {
            var begun = System.nanoTime();
            var next = begun;
            do {
                if (free.tryAcquire()) {
                    Thread.ofVirtual().name("canary commit").start(this::commit);
                }
                // After a pause of the whole process there is no use in catching up.
                next = Math.max(next + interval, System.nanoTime() - interval);
            } while (next - begun < longest
                    && !stopped.await(next - System.nanoTime(), TimeUnit.NANOSECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            // Nobody may come to close it: the operation may have gone on elsewhere.
            closeLines();
        }
    }

    private void commit() {
        try {
            var number = ledger.send();
            ledger.answer(number, send(number));
        } finally {
            free.release();
        }
    }

    private Fate send(int number) {
        try {
            var line = lines.take();
            var fate = Commit.send(line.connection(), table, number);
            if (fate == Fate.ACKNOWLEDGED) {
                lines.giveBack(line);
            } else {
                lines.broken(line);
            }
            return fate;
        } catch (SQLException notConnected) {
            // That there is no connection is what the canary is there to find out.
            return Fate.REFUSED;
        }
    }
}
