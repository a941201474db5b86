package dev.pghaven.sandbox.kubelet;

import java.time.Duration;

/** A pod's running container. */
public interface Container {
    boolean isAlive();

    /** What the readiness probe would answer. */
    boolean isReady();

    /** Its node is away: it stands still, and so does whoever talks to it. */
    void freeze();

    /** Its node is back. */
    void thaw();

    /** Its node was switched off while it stood still: it is dead. */
    void kill();

    /** Ends it, politely first and by force when the grace is over; returns when it is gone. */
    void stop(Duration grace);
}
