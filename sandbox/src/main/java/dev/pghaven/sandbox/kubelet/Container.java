package dev.pghaven.sandbox.kubelet;

import java.time.Duration;

/** A pod's running container. */
public interface Container {
    boolean isAlive();

    /** What the readiness probe would answer. */
    boolean isReady();

    /** What the liveness probe would answer, which also speaks for a server that runs. */
    boolean isLive();

    /** Its node is away: it stands still, and so does whoever talks to it. */
    void freeze();

    /** Its node is back. */
    void thaw();

    /** Ends it, politely first and by force when the grace is over; returns when it is gone. */
    void stop(Duration grace);
}
