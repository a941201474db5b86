package dev.pghaven.operations.runner;

import java.util.concurrent.Semaphore;

/** How many steps may run at once. Operations that wait for the world hold none. */
final class Slots {
    private final Semaphore free;

    Slots(int parallelism) {
        this.free = new Semaphore(parallelism, true);
    }

    /** All that are free for new operations; those that have begun and are due again go first. */
    int takeForNew() {
        return free.hasQueuedThreads() ? 0 : free.drainPermits();
    }

    void take() throws InterruptedException {
        free.acquire();
    }

    void giveBack(int slots) {
        free.release(slots);
    }
}
