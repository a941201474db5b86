package dev.pghaven.operations.quarkus.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.pghaven.contracts.Topics;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;

/** Records as a consumer gets them. */
final class Consumed {
    private Consumed() {}

    static ConsumerRecord<String, byte[]> at(int partition, long offset) {
        return of(partition, offset, "apps/orders", "{}", Map.of());
    }

    static ConsumerRecord<String, byte[]> of(
            int partition, long offset, String key, String value, Map<String, String> headers) {
        var all = new RecordHeaders();
        headers.forEach((name, text) -> all.add(name, text.getBytes(UTF_8)));
        return new ConsumerRecord<>(
                Topics.REQUESTS,
                partition,
                offset,
                0,
                TimestampType.CREATE_TIME,
                0,
                0,
                key,
                value == null ? null : value.getBytes(UTF_8),
                all,
                Optional.empty());
    }
}
