package dev.pghaven.operations.runner;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Says that the runner is to stop, also to those who sleep. */
final class Stopping {
    private final CountDownLatch said = new CountDownLatch(1);

    void say() {
        said.countDown();
    }

    boolean isSaid() {
        return said.getCount() == 0;
    }

    /** Sleeps for the time; true if it was told to stop meanwhile. */
    boolean during(Duration time) throws InterruptedException {
        return said.await(time.toNanos(), TimeUnit.NANOSECONDS);
    }
}
