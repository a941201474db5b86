package dev.pghaven.operations.quarkus.kafka;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;

/**
 * A record that goes no further: its head, its headers as far as they are short, and why. Whatever
 * the record was like, its letter is small enough for Kafka.
 */
final class DeadLetter {
    private static final int MOST_BYTES = 64 * 1024;
    private static final int MOST_BYTES_OF_HEADER = 1024;
    private static final int MOST_HEADERS = 64;
    private static final int MOST_CHARACTERS = 1000;

    private DeadLetter() {}

    /** Of a record that was consumed, with where it stood. */
    static ProducerRecord<String, byte[]> of(
            String topic, ConsumerRecord<String, byte[]> message, String reason) {
        var letter = letter(topic, message.key(), message.value(), message.headers(), reason);
        letter.headers()
                .add("dead-letter-topic", bytes(message.topic()))
                .add("dead-letter-partition", bytes(String.valueOf(message.partition())))
                .add("dead-letter-offset", bytes(String.valueOf(message.offset())));
        return letter;
    }

    /** Of a record that Kafka did not take, and that stands nowhere. */
    static ProducerRecord<String, byte[]> of(
            String topic, ProducerRecord<String, byte[]> message, String reason) {
        var letter = letter(topic, message.key(), message.value(), message.headers(), reason);
        letter.headers().add("dead-letter-topic", bytes(message.topic()));
        return letter;
    }

    private static ProducerRecord<String, byte[]> letter(
            String topic, String key, byte[] value, Headers headers, String reason) {
        var letter = new ProducerRecord<>(topic, key == null ? null : cut(key), head(value));
        StreamSupport.stream(headers.spliterator(), false)
                .filter(DeadLetter::isShort)
                .limit(MOST_HEADERS)
                .forEach(letter.headers()::add);
        letter.headers().add("dead-letter-reason", bytes(cut(reason)));
        return letter;
    }

    private static boolean isShort(Header header) {
        var length = header.value() == null ? 0 : header.value().length;
        return header.key().length() + length <= MOST_BYTES_OF_HEADER;
    }

    private static String cut(String text) {
        return text.length() <= MOST_CHARACTERS ? text : text.substring(0, MOST_CHARACTERS);
    }

    private static byte[] head(byte[] value) {
        return value == null || value.length <= MOST_BYTES
                ? value
                : Arrays.copyOf(value, MOST_BYTES);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
