package dev.pghaven.sandbox.kubelet;

import dev.pghaven.sandbox.apiserver.PodCommands.Result;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

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

    /** Empty where no container runs that a command could be run in. */
    Optional<Result> execute(List<String> command);

    /** Asks for the end, with this grace; the first who asks decides. */
    void end(Duration grace);

    /** Returns when the pod's container is gone for good. */
    void run();
}
