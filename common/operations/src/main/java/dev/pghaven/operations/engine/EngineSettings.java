package dev.pghaven.operations.engine;

import dev.pghaven.operations.outbox.RelaySettings;
import dev.pghaven.operations.runner.RunnerSettings;
import dev.pghaven.operations.store.Schema;
import java.net.URI;
import java.time.Duration;

/**
 * What the engine must know of the service that it works for.
 *
 * @param service its name, as others read it who wait for one of its operations
 * @param source the CloudEvents source of its facts
 * @param retention how long ended operations, the identities of messages and the ids of
 *     announcements that nobody asked for again are kept; must be longer than Kafka keeps a message
 *     that may come again
 */
public record EngineSettings(
        String service,
        Schema schema,
        URI source,
        RunnerSettings runner,
        RelaySettings relay,
        Duration retention) {
    public EngineSettings {
        if (!retention.isPositive()) {
            throw new IllegalArgumentException("retention must be positive, but is " + retention);
        }
    }
}
