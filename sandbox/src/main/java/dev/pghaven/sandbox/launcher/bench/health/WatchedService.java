package dev.pghaven.sandbox.launcher.bench.health;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;

/** The failover service as a process of the bench's own. */
public interface WatchedService {
    /** Returns when it says that it is ready. */
    void start();

    /** As {@code kill -9}, with no time to say anything. */
    void kill() throws InterruptedException;

    /** In order: what it leases, it gives back. */
    void stop() throws InterruptedException;

    /** Bytes that are left on its heap after a collection of all of it. */
    long liveBytes() throws IOException, InterruptedException;

    /** Processors' time that it has used. */
    Duration processorTime();

    /** Fails where it ran out of memory, which does not end a process by itself. */
    void requireSound() throws IOException;

    URI url();

    /** Where its metrics are. */
    URI management();

    /** Processors' time that the sandbox has used, with the API server, Kafka and the store. */
    Duration sandboxProcessorTime();
}
