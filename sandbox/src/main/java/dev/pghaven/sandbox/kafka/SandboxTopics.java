package dev.pghaven.sandbox.kafka;

import dev.pghaven.contracts.Topics;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.TopicConfig;

/** The topics as a platform team would create them before the services start. */
final class SandboxTopics {
    /**
     * Larger than the 1 MiB that the services accept: a broker that refuses a large record hides
     * how a service treats one.
     */
    static final int MAX_MESSAGE_BYTES = 4 * 1024 * 1024;

    private static final int PARTITIONS = 6;
    private static final short ONE_REPLICA = 1;

    private SandboxTopics() {}

    static List<NewTopic> all() {
        return List.of(
                topic(Topics.REQUESTS, PARTITIONS),
                topic(Topics.EVENTS, PARTITIONS),
                topic(Topics.REQUESTS_DLQ, 1),
                topic(Topics.EVENTS_DLQ, 1));
    }

    private static NewTopic topic(String name, int partitions) {
        var maxBytes = Integer.toString(MAX_MESSAGE_BYTES);
        return new NewTopic(name, partitions, ONE_REPLICA)
                .configs(Map.of(TopicConfig.MAX_MESSAGE_BYTES_CONFIG, maxBytes));
    }
}
