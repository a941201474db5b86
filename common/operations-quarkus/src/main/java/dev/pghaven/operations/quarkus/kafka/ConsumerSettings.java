package dev.pghaven.operations.quarkus.kafka;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;

/** How topics are consumed, beside what reaches the broker. */
final class ConsumerSettings {
    /** Each is a transaction of its own; a hundred are over long before Kafka gets impatient. */
    private static final int MOST_RECORDS = 100;

    private ConsumerSettings() {}

    static Map<String, Object> of(Map<String, Object> broker, String group) {
        var settings = new HashMap<>(broker);
        settings.put(ConsumerConfig.GROUP_ID_CONFIG, group);
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        // Other systems may write in transactions; what they abort was never asked.
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, MOST_RECORDS);
        return settings;
    }
}
