package dev.pghaven.sandbox.cnpg.instance;

import java.time.Duration;

/** By how much standbys receive later than the primary sends. */
public final class ReplicationDelay {
    private final Runnable changed;
    private volatile Duration delay = Duration.ZERO;

    ReplicationDelay(Runnable changed) {
        this.changed = changed;
    }

    public Duration current() {
        return delay;
    }

    public void set(Duration wanted) {
        delay = wanted;
        changed.run();
    }
}
