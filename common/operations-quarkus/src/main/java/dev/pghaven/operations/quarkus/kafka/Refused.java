package dev.pghaven.operations.quarkus.kafka;

import org.apache.kafka.clients.producer.ProducerRecord;

/** A record that Kafka never takes, however often it is sent. */
record Refused(ProducerRecord<String, byte[]> message, String reason) {}
