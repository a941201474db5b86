package dev.pghaven.sandbox.kubelet;

import java.time.Duration;

/** Follows one pod on its node. */
interface Worker {
    String uid();

    String ip();

    /** Asks for the end, with this grace; the first who asks decides. */
    void end(Duration grace);

    /** Returns when the pod's container is gone for good. */
    void run();
}
