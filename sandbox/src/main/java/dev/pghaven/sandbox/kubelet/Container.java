package dev.pghaven.sandbox.kubelet;

import dev.pghaven.sandbox.apiserver.PodCommands.Result;
import java.time.Duration;
import java.util.List;

/** A pod's running container. */
public interface Container {
    boolean isAlive();

    /** What the readiness probe would answer. */
    boolean isReady();

    /** What the liveness probe would answer, which also speaks for a server that runs. */
    boolean isLive();

    /** Runs a command in it to its end. */
    Result execute(List<String> command);

    /** Its node is away: it stands still, and so does whoever talks to it. */
    void freeze();

    /** Its node is back. */
    void thaw();

    /** Its node was switched off while it stood still: it is dead. */
    void kill();

    /** Ends it, politely first and by force when the grace is over; returns when it is gone. */
    void stop(Duration grace);
}
