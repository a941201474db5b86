package dev.pghaven.operations.quarkus;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/** What the engine must be told about the service that it works for. */
@ConfigMapping(prefix = "pghaven.operations")
public interface OperationsConfiguration {
    /** The service's name, as others read it who wait for one of its operations. */
    String service();

    /** The service's schema in the store; its name with underscores when absent. */
    Optional<String> schema();

    /** The CloudEvents source of the service's facts; {@code urn:pghaven:<service>} when absent. */
    Optional<URI> source();

    /** How long to wait between two looks at a store that is away at the start. */
    @WithDefault("2s")
    Duration startRetry();

    /**
     * How long ended operations, the identities of requests and the ids of announcements are kept.
     * Longer than Kafka keeps the requests, or one that is read once more would be a new one.
     */
    @WithDefault("90d")
    Duration retention();

    Runner runner();

    Relay relay();

    Kafka kafka();

    Backoff backoff();

    Schedules schedules();

    /** Who works the operations off. */
    interface Runner {
        /** How many steps run at once; operations that wait do not count. */
        @WithDefault("64")
        int parallelism();

        /** How long the operations of a replica that died lie still. */
        @WithDefault("15s")
        Duration lease();

        /** How long a due operation lies still at most when a notification got lost. */
        @WithDefault("2s")
        Duration poll();

        /** How long a stop waits for the steps that run. */
        @WithDefault("20s")
        Duration grace();
    }

    /** Who publishes the facts. */
    interface Relay {
        @WithDefault("500")
        int batch();

        /** How long the facts of a replica that died lie still. */
        @WithDefault("15s")
        Duration lease();

        @WithDefault("2s")
        Duration poll();

        /** How long published facts are kept in the store. */
        @WithDefault("7d")
        Duration retention();

        @WithDefault("200ms")
        Duration firstRetry();

        @WithDefault("10s")
        Duration longestRetry();
    }

    /** The wait after a step that failed: twice as long each time. */
    interface Backoff {
        @WithDefault("1s")
        Duration first();

        @WithDefault("30s")
        Duration longest();
    }

    /** Requests that are made again and again. */
    interface Schedules {
        /** How often a replica looks for schedules that are due. */
        @WithDefault("2s")
        Duration every();

        /** How many a replica takes at most before it looks again. */
        @WithDefault("500")
        int most();
    }

    /** Requests and others' facts in, facts out. */
    interface Kafka {
        /** The consumer group of the requests; {@code pghaven-<service>} when absent. */
        Optional<String> group();

        /** The consumer group of the facts; {@code pghaven-<service>-events} when absent. */
        Optional<String> eventsGroup();

        /** Of all services exactly one answers what nobody can read. */
        @WithDefault("false")
        boolean answersUnreadable();

        /** How long Kafka may take to acknowledge a fact. */
        @WithDefault("20s")
        Duration publishTimeout();

        /** How long to wait before the next try, while the store or Kafka is away. */
        @WithDefault("2s")
        Duration retry();
    }
}
