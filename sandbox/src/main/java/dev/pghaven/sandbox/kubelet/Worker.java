package dev.pghaven.sandbox.kubelet;

import java.time.Duration;

/** Follows one pod on its node. */
interface Worker {
    String uid();

    String ip();

    String node();

    /** Its node is away: nothing moves, and nobody hears of it. */
    void freeze();

    /** Its node is back. */
    void thaw();

    /** Its node was switched off: what stands still has died. */
    void kill();

    /** Asks for the end, with this grace; the first who asks decides. */
    void end(Duration grace);

    /** Returns when the pod's container is gone for good. */
    void run();
}
