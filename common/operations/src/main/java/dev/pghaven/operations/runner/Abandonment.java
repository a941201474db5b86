package dev.pghaven.operations.runner;

/**
 * Lets another thread tell a run that its operation is no longer its own. The run's thread is
 * interrupted only while it is in a step or waits, never while it talks to the store.
 */
final class Abandonment {
    private boolean abandoned;
    private Thread interruptible;

    synchronized void abandon() {
        abandoned = true;
        if (interruptible != null) {
            interruptible.interrupt();
        }
    }

    synchronized void check() throws InterruptedException {
        if (abandoned) {
            throw new InterruptedException("abandoned");
        }
    }

    /** The calling thread may be interrupted from now on. */
    synchronized void enter() {
        interruptible = Thread.currentThread();
        if (abandoned) {
            interruptible.interrupt();
        }
    }

    synchronized void leave() {
        interruptible = null;
        // An interrupt that came too late must not hit what follows.
        Thread.interrupted();
    }
}
