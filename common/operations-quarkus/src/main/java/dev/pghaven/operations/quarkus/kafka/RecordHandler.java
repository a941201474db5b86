package dev.pghaven.operations.quarkus.kafka;

import org.apache.kafka.clients.consumer.ConsumerRecord;

/** What is done with each record. */
interface RecordHandler {
    /** Throws while the store or Kafka is away; the record is then to be taken again. */
    void take(ConsumerRecord<String, byte[]> message);

    /** For a record that cannot be taken. Throws while Kafka is away. */
    void setAside(ConsumerRecord<String, byte[]> message, String reason);
}
