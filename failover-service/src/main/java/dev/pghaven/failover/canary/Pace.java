package dev.pghaven.failover.canary;

import dev.pghaven.failover.CanaryConfiguration;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Does the same thing at every interval, whatever became of the times before: one that hangs does
 * not keep the next from finding out that there is an answer again.
 */
final class Pace implements AutoCloseable {
    private final String what;
    private final Runnable once;
    private final long interval;
    private final long longest;
    private final int most;
    private final Semaphore free;
    private final Runnable afterwards;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private boolean ended;

    /**
     * @param what is done, as its threads are named
     * @param afterwards is done once, when nothing of it is done any more
     */
    Pace(
            String what,
            Duration interval,
            CanaryConfiguration config,
            Runnable once,
            Runnable afterwards) {
        this.what = what;
        this.once = once;
        this.afterwards = afterwards;
        this.interval = interval.toNanos();
        this.longest = config.longest().toNanos();
        this.most = config.mostAtOnce();
        this.free = new Semaphore(most);
    }

    void start() {
        Thread.ofVirtual().name(what + " pace").start(this::keep);
    }

    /** Begins no more, and waits for what has begun. */
    @Override
    public void close() {
        stopped.countDown();
        end();
    }

    /** The permits are kept, so that nothing begins afterwards. */
    private synchronized void end() {
        if (!ended) {
            free.acquireUninterruptibly(most);
            afterwards.run();
            ended = true;
        }
    }

    private void keep() {
        try {
            var begun = System.nanoTime();
            var next = begun;
            do {
                if (free.tryAcquire()) {
                    Thread.ofVirtual().name(what).start(this::onceAndFree);
                }
                // After a pause of the whole process there is no use in catching up.
                next = Math.max(next + interval, System.nanoTime() - interval);
            } while (next - begun < longest
                    && !stopped.await(next - System.nanoTime(), TimeUnit.NANOSECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            // Nobody may come to close it: the operation may have gone on elsewhere.
            end();
        }
    }

    private void onceAndFree() {
        try {
            once.run();
        } finally {
            free.release();
        }
    }
}
